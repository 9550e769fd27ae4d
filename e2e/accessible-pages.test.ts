import { describe, expect, it } from 'vitest';
import type { PersonKey } from '#prisma/demo/people.ts';
import {
  check,
  complaintsOf,
  heading,
  named,
  opened,
  type Screen,
  section,
  worldOf,
} from './axe.ts';
import { ALDERMERE, demoWorld } from './people.ts';

/** A panel that a button of the page opens. */
const added = (title: string, noun: string): Screen => ({
  name: `${title}, adding one`,
  open: async (world) => {
    await section(title).open(world);
    await world.page
      .getByRole('button', { name: `Add ${noun}` })
      .first()
      .click();
    await heading(world.page, `New ${noun}`).waitFor();
  },
});

const screens: Screen[] = [
  section('Board'),
  section('Opportunities'),
  {
    name: 'Opportunities with a selection',
    open: async (world) => {
      await section('Opportunities').open(world);
      await world.page
        .getByRole('checkbox', { name: /^Select (?!all)/ })
        .first()
        .check();
      await world.page.getByRole('region', { name: 'With the selected' }).waitFor();
    },
  },
  section('Priorities'),
  added('Priorities', 'priority'),
  section('Scoring model', 'scoring-model'),
  {
    name: 'Scoring model, a formula that cannot be read and a criterion unfolded',
    open: async (world) => {
      const { page } = world;
      await section('Scoring model', 'scoring-model').open(world);
      await page.getByText('Start from a preset').click();
      await page.getByRole('button', { name: 'Use RICE' }).click();
      await page.getByRole('textbox', { name: 'Formula' }).fill('reach / efort');
      await page.getByRole('button', { name: /^Edit Reach/ }).click();
      await page.getByText('There is no criterion “efort”.').waitFor();
    },
  },
  opened('comparing criteria in pairs', section('Scoring model', 'scoring-model'), {
    press: async (page) => {
      const discard = page.getByRole('button', { name: 'Discard my changes' });
      if (await discard.isVisible()) await discard.click();
      await page.getByRole('button', { name: 'Compare in pairs' }).click();
    },
    shows: (page) => page.getByRole('dialog', { name: 'Compare in pairs' }).waitFor(),
  }),
  section('Rating'),
  opened('a rating to be skipped', section('Rating'), {
    press: (page) => page.getByRole('button', { name: 'Skip it…' }).click(),
    shows: (page) => page.getByRole('form', { name: 'Skip this one' }).waitFor(),
  }),
  opened('a rating with a range', section('Rating'), {
    press: (page) =>
      page.getByRole('radio', { name: 'Value, likely: 3' }).press('Shift+ArrowRight'),
    shows: (page) => page.getByRole('button', { name: 'Hand in' }).waitFor(),
  }),
  section('Rating sessions', 'rating/sessions'),
  opened('the dialog of a rating session', section('Rating sessions', 'rating/sessions'), {
    press: (page) => page.getByRole('button', { name: 'Start a session' }).click(),
    shows: (page) => page.getByRole('dialog', { name: 'Start a rating session' }).waitFor(),
  }),
  opened('a session that is open', section('Rating sessions', 'rating/sessions'), {
    press: (page) => page.getByRole('link', { name: 'Before the budget' }).click(),
    shows: (page) => page.getByText('You have handed in your rating.').waitFor(),
  }),
  opened(
    'a session that is revealed, and a rating revised',
    section('Rating sessions', 'rating/sessions'),
    {
      press: async (page) => {
        await page.getByRole('link', { name: 'Summer list' }).click();
        await page.getByRole('button', { name: 'Revise mine' }).click();
      },
      shows: (page) => page.getByRole('form', { name: 'Revise my rating' }).waitFor(),
    },
  ),
  section('Proposals'),
  opened('a proposal being taken together with an opportunity', section('Proposals'), {
    press: async (page) => {
      await page.getByRole('button', { name: /^Show every open leak/ }).click();
      await page.getByRole('button', { name: 'Take together' }).click();
    },
    shows: (page) =>
      page.getByRole('form', { name: 'Take it together with an opportunity' }).waitFor(),
  }),
  opened('the dialog of a new form', section('Proposals'), {
    press: (page) => page.getByRole('button', { name: 'New form' }).click(),
    shows: (page) => page.getByRole('dialog', { name: 'New form' }).waitFor(),
  }),
  section('Owners'),
  opened('the dialog of unbacked work', section('Opportunities'), {
    press: (page) => page.getByRole('button', { name: 'Record unbacked work' }).click(),
    shows: (page) => page.getByRole('dialog', { name: 'Record unbacked work' }).waitFor(),
  }),
  opened('the moves of a card', section('Board'), {
    press: (page) =>
      page
        .getByRole('button', { name: /^Move / })
        .first()
        .click(),
    shows: (page) => page.getByRole('menu').waitFor(),
  }),
  section('Metrics'),
  added('Metrics', 'metric'),
  {
    name: 'a metric',
    open: async ({ page, slug, board }) => {
      await page.goto(`/${slug}/metrics/${board.metrics[0]?.id}`);
      await heading(page, board.metrics[0]?.name ?? '').waitFor();
    },
  },
  section('Decisions'),
  {
    name: 'what was known when a decision was taken',
    open: async (world) => {
      await section('Decisions').open(world);
      await world.page.getByRole('link', { name: 'What did we know then?' }).first().click();
      await heading(world.page, 'What did we know then?').waitFor();
    },
  },
  section('Ranking'),
  opened('why a place of the ranking is what it is', section('Ranking'), {
    press: (page) => page.locator('[data-row]').first().getByRole('button').click(),
    shows: (page) => page.getByRole('region', { name: 'What moves its score' }).waitFor(),
  }),
  { ...section('Ranking', 'ranking?view=matrix'), name: 'Ranking, as bubbles' },
  opened('a bubble that was moved', section('Ranking', 'ranking?view=matrix'), {
    press: (page) => page.locator('[data-bubble]').first().press('ArrowRight'),
    shows: (page) => page.getByRole('button', { name: /^Save / }).waitFor(),
  }),
  { ...section('Ranking', 'ranking?view=duels'), name: 'Ranking, two by two' },
  { ...section('Ranking', 'ranking?view=settle'), name: 'Ranking, with weights and questions' },
  section('Decision meeting', 'meeting'),
  {
    name: 'the decision of a meeting',
    open: async (world) => {
      await section('Decision meeting', 'meeting').open(world);
      await world.page
        .getByRole('checkbox', { name: /^Choose / })
        .first()
        .check();
      await world.page.getByRole('button', { name: 'Park', exact: true }).click();
      await world.page.getByRole('form', { name: 'The decision' }).waitFor();
    },
  },
  section('My obligations', 'obligations'),
  {
    name: 'Progress with everything unfolded',
    open: async (world) => {
      await section('Progress').open(world);
      const folded = world.page.locator('details:not([open]) > summary');
      while ((await folded.count()) > 0) await folded.first().click();
    },
  },
  section('Handoff figures', 'handoffs'),
  {
    name: 'Handoff figures by team, with the rows behind one',
    open: async ({ page, slug }) => {
      await page.goto(`/${slug}/handoffs?by=team`);
      await page.getByRole('link', { name: /Offered, Stays, All$/ }).click();
      await page.getByRole('region', { name: 'Days in each state: Offered' }).waitFor();
    },
  },
  section('Import'),
  {
    name: 'Import, a list looked at',
    open: async (world) => {
      await section('Import').open(world);
      await world.page.getByLabel('List to import').setInputFiles({
        name: 'ideas.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(
          'Id,Title,Problem,Stage\n1,Fewer forms,Too many forms,New\n2,Map,,Old\n',
        ),
      });
      await world.page.getByRole('button', { name: 'Import 2 rows' }).waitFor();
    },
  },
  section('Members'),
  section('Calendar'),
  section('Brief templates', 'brief-templates'),
  opened('a new brief template', section('Brief templates', 'brief-templates'), {
    press: (page) => page.getByRole('button', { name: 'Add template' }).click(),
    shows: (page) => page.getByRole('textbox', { name: 'Name' }).waitFor(),
  }),
  {
    name: 'the account',
    open: async ({ page }) => {
      await page.goto('/account');
      await heading(page, 'Password').waitFor();
    },
  },
  {
    name: 'the command palette',
    open: async (world) => {
      await section('Decisions').open(world);
      await world.page.keyboard.press('Control+k');
      await world.page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'the sheet of shortcuts',
    open: async (world) => {
      await section('Decisions').open(world);
      await world.page.keyboard.press('?');
      await world.page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    },
  },
  {
    name: 'the dialog of a new opportunity',
    open: async (world) => {
      await section('Board').open(world);
      await world.page.getByRole('button', { name: 'New opportunity' }).click();
      await world.page.getByRole('dialog', { name: 'New opportunity' }).waitFor();
    },
  },
  {
    name: 'a place of the workspace that does not exist',
    open: async ({ page, slug }) => {
      await page.goto(`/${slug}/nothing-here`);
      await page.getByRole('heading').first().waitFor();
    },
  },
];

/** What only an admin sees. */
const adminScreens: Screen[] = [
  ...['Change roles…', 'Remove from workspace…'].map((act) =>
    opened(`the dialog to ${act.toLowerCase().replace('…', '')}`, section('Members'), {
      press: async (page) => {
        await page.getByRole('row', { name: 'Tomasz Wilk' }).getByRole('button').last().click();
        await page.getByRole('menuitem', { name: act }).click();
      },
      shows: (page) => page.getByRole('dialog').or(page.getByRole('alertdialog')).waitFor(),
    }),
  ),
  added('Owners', 'owner'),
  section('Members'),
  {
    name: 'the dialog of an invitation',
    open: async (world) => {
      await section('Members').open(world);
      await world.page
        .getByRole('button', { name: /^Invite/ })
        .first()
        .click();
      await world.page.getByRole('dialog').waitFor();
    },
  },
];

describe('accessibility of the pages', () => {
  const company = demoWorld();
  /** Each sees the demo world from a window of their own. */
  const as = async (key: PersonKey) => worldOf(await company.person(key), ALDERMERE);

  it.each(named(screens))('finds nothing to say about %s', async (_name, screen) =>
    check(await as('amara'), screen),
  );
  it.each(named(adminScreens))(
    'finds nothing to say about %s, as an admin',
    async (_name, screen) => check(await as('priya'), screen),
  );

  it('finds nothing to say about signing in', async () => {
    const visitor = await company.newcomer();
    visitor.expected.push(/status of 401/);
    await visitor.page.goto('/');
    await visitor.page.getByRole('button', { name: /^Sign in as Amara/ }).waitFor();
    expect(await complaintsOf(visitor.page)).toBe('');
    await visitor.leave();
  });
});

import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Me } from '#shared/people/schema.ts';
import { BoardSnapshot } from '#shared/roadmap/schema.ts';
import { type RunningApp, startApp } from './app.ts';
import { launchBrowser, newPerson, type Person } from './browser.ts';
import { ALDERMERE, come, setUp } from './people.ts';

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 740 };
const schemes = ['light', 'dark'] as const;

interface World {
  page: Page;
  slug: string;
  board: BoardSnapshot;
  memberId: string;
}

/** A screen, the way to it, and what shows that it has arrived. */
interface Screen {
  name: string;
  open: (world: World) => Promise<void>;
  /** What lies behind it and has been looked at on its own. */
  behind?: string;
}

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { name, exact: true }).first();

/** One page of the workspace by its address and its heading. */
const section = (title: string, path = title.toLowerCase()): Screen => ({
  name: title,
  open: async ({ page, slug }) => {
    await page.goto(`/${slug}/${path}`);
    await heading(page, title).waitFor();
    await expect.poll(() => page.getByText(/^(Loading|Counting)/).count()).toBe(0);
  },
});

/** The panel of the first card of a column that fits, at one of its parts. */
const panel = (stage: keyof BoardSnapshot['columns'], part: string): Screen => ({
  name: `the panel of a card in ${stage}, ${part}`,
  behind: '[data-board]',
  open: async ({ page, slug, board }) => {
    const card = board.columns[stage].find(({ unbacked }) => !unbacked);
    if (!card) throw new Error(`The demo world has no card in ${stage}.`);
    await page.goto(`/${slug}/board/${card.id}?section=${part.toLowerCase()}`);
    await page.getByRole('tab', { name: part, selected: true }).waitFor();
    await page.getByRole('tabpanel').waitFor();
  },
});

const panels: Screen[] = [
  panel('ASSESS', 'What'),
  panel('ASSESS', 'Rating'),
  panel('ASSESS', 'Decision'),
  panel('DECIDED', 'Brief'),
  panel('DECIDED', 'Rating'),
  panel('DECIDED', 'Decision'),
  panel('OFFERED', 'Brief'),
  panel('OFFERED', 'Handoff'),
  panel('IN_REVIEW', 'Handoff'),
  panel('QUEUED', 'Work'),
  panel('BUILDING', 'Work'),
  panel('BUILDING', 'History'),
  panel('DELIVERED', 'Work'),
  panel('PROVEN', 'Work'),
  panel('PROVEN', 'Handoff'),
];

/** The form of an act, over the first card of a column that fits. */
const form = (
  stage: keyof BoardSnapshot['columns'],
  act: string,
  title: string | RegExp,
): Screen => ({
  name: `the form to ${act} a card in ${stage}`,
  behind: '[data-board]',
  open: async ({ page, slug, board, memberId }) => {
    const me = board.members.findIndex(({ id }) => id === memberId);
    const cards = board.columns[stage].filter(({ unbacked }) => !unbacked);
    const card = cards.find(({ lead, claimer }) => (lead ?? claimer ?? me) === me);
    if (!card) throw new Error(`The demo world has no card of theirs in ${stage}.`);
    await page.goto(`/${slug}/board/${card.id}?do=${act}`);
    await page.getByRole('form', { name: title }).waitFor();
  },
});

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
  ...panels,
  form('ASSESS', 'decide', 'Decide'),
  form('DECIDED', 'offer', 'Offer'),
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
  section('Owners'),
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
  section('My obligations', 'obligations'),
  {
    name: 'Progress with everything unfolded',
    open: async (world) => {
      await section('Progress').open(world);
      const folded = world.page.locator('details:not([open]) > summary');
      while ((await folded.count()) > 0) await folded.first().click();
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

/** What a lead does. */
const leadScreens: Screen[] = [
  form('IN_REVIEW', 'accept', 'Read back and accept'),
  form('IN_REVIEW', 'return', /^Return/),
  form('BUILDING', 'deliver', 'Deliver'),
];

const emptyScreens: Screen[] = [
  ...['Board', 'Opportunities', 'Priorities', 'Owners', 'Metrics', 'Decisions'],
  ...['Progress', 'Import', 'Members'],
]
  .map((title) => section(title))
  .concat(section('My obligations', 'obligations'));

/** Whatever there is to say about a screen, in both schemes, wide and on a phone. */
async function complaintsOf(page: Page, behind?: string): Promise<string> {
  const complaints: string[] = [];
  for (const viewport of [WIDE, PHONE]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const rules = colorScheme === 'dark' ? ['color-contrast'] : [];
      const said = await axeSays(page, { behind, rules });
      complaints.push(...said.map((what) => `${viewport.width} px, ${colorScheme}: ${what}`));
    }
  }
  return [...complaints, ...(await sidewaysOf(page))].join('\n');
}

/** Everything but the contrast is the same in the dark, and then not asked again. */
async function axeSays(
  page: Page,
  { behind, rules }: { behind: string | undefined; rules: string[] },
): Promise<string[]> {
  // One that is cancelled, as its element went away, is over too.
  await page.evaluate(async () => {
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  if (behind) axe.exclude(behind);
  if (rules.length > 0) axe.withRules(rules);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) => `${id} (${help})\n  ${html.slice(0, 300)}\n  ${failureSummary}`,
    ),
  );
}

/** Whether a narrow page scrolls sideways. The board is made to (its columns stand side by side), nothing around them is. */
async function sidewaysOf(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  for (const width of [360, 320]) {
    await page.setViewportSize({ width, height: 740 });
    await page.evaluate(() => new Promise(requestAnimationFrame));
    const wide = await page.evaluate(() => {
      const { documentElement: root } = document;
      const board = document.querySelector('[data-board]');
      if (!board)
        return root.scrollWidth > root.clientWidth ? [`the page, ${root.scrollWidth} px`] : [];
      return [...document.querySelectorAll('header, nav, h1, [role="dialog"]')]
        .filter((element) => !board.contains(element))
        .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1)
        .map((element) => element.outerHTML.slice(0, 200));
    });
    complaints.push(...wide.map((what) => `Wider than ${width} px: ${what}`));
  }
  await page.setViewportSize(WIDE);
  return complaints;
}

const named = (all: Screen[]) => all.map((screen) => [screen.name, screen] as const);

async function check(world: World, screen: Screen) {
  await world.page.setViewportSize(WIDE);
  await screen.open(world);
  expect(await complaintsOf(world.page, screen.behind)).toBe('');
}

async function worldOf({ page }: Person, path: string): Promise<World> {
  const me = Me.parse(await (await page.request.get('/api/v1/me')).json());
  const board = await (await page.request.get(`/api/v1/workspaces${path}/board`)).json();
  return {
    page,
    slug: path.slice(1),
    board: BoardSnapshot.parse(board),
    memberId: me.workspaces[0]?.memberId ?? '',
  };
}

describe('accessibility of the demo world', () => {
  let app: RunningApp;
  let browser: Browser;
  let people: Person[];
  let advisor: World;
  let admin: World;
  let lead: World;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp(), launchBrowser()]);
    const amara = await come({ app, browser }, 'amara');
    const priya = await come({ app, browser }, 'priya');
    const lucia = await come({ app, browser }, 'lucia');
    people = [amara, priya, lucia];
    lead = await worldOf(lucia, ALDERMERE);
    [advisor, admin] = [await worldOf(amara, ALDERMERE), await worldOf(priya, ALDERMERE)];
  });
  afterAll(async () => {
    for (const person of people) await person.leave();
    await browser.close();
    await app.stop();
  });

  it.each(named(screens))('finds nothing to say about %s', (_name, screen) =>
    check(advisor, screen),
  );
  it.each(named(adminScreens))('finds nothing to say about %s, as an admin', (_name, screen) =>
    check(admin, screen),
  );

  it.each(named(leadScreens))('finds nothing to say about %s, as a lead', (_name, screen) =>
    check(lead, screen),
  );

  it('finds nothing to say about signing in', async () => {
    const visitor = await newPerson(browser, { baseUrl: app.url });
    visitor.expected.push(/status of 401/);
    await visitor.page.goto('/');
    await visitor.page.getByRole('button', { name: /^Sign in as Amara/ }).waitFor();
    expect(await complaintsOf(visitor.page)).toBe('');
    await visitor.leave();
  });
});

describe('accessibility of an empty installation', () => {
  let app: RunningApp;
  let browser: Browser;
  let person: Person;
  let world: World;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp({ SEED_DEMO: 'false' }), launchBrowser()]);
    person = await newPerson(browser, { baseUrl: app.url });
    person.expected.push(/status of 401/);
  });
  afterAll(async () => {
    await person.leave();
    await browser.close();
    await app.stop();
  });

  it('finds nothing to say about setting up', async () => {
    const { page } = person;
    await page.goto('/');
    await page.getByLabel('Token').waitFor();
    expect(await complaintsOf(page)).toBe('');
    await page.getByRole('button', { name: 'Set up Baton' }).click();
    await page.getByRole('alert').or(page.locator('[aria-invalid="true"]')).first().waitFor();
    expect(await complaintsOf(page)).toBe('');
    const path = await setUp(person, app, {
      name: 'Ada Vogel',
      email: 'ada@aldermere.example',
      workspace: 'Aldermere Water',
    });
    world = await worldOf(person, path);
  });

  it.each(named(emptyScreens))(
    'finds nothing to say about %s without anything in it',
    (_name, screen) => check(world, screen),
  );
});

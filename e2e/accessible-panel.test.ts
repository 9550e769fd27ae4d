import { describe, it } from 'vitest';
import type { PersonKey } from '#prisma/demo/people.ts';
import type { BoardSnapshot } from '#shared/roadmap/schema.ts';
import { check, named, opened, type Screen, worldOf } from './axe.ts';
import { ALDERMERE, demoWorld } from './people.ts';

/** Over a list that finds nothing: what lies behind the panel is looked at on its own. */
const over = (slug: string, id: string) => `/${slug}/opportunities/${id}?q=no+such+words`;

/** The panel of the first card of a column that fits, at one of its parts. */
const panel = (stage: keyof BoardSnapshot['columns'], part: string): Screen => ({
  name: `the panel of a card in ${stage}, ${part}`,
  open: async ({ page, slug, board }) => {
    const card = board.columns[stage].find(({ unbacked }) => !unbacked);
    if (!card) throw new Error(`The demo world has no card in ${stage}.`);
    await page.goto(`${over(slug, card.id)}&section=${part.toLowerCase()}`);
    await page.getByRole('tab', { name: part, selected: true }).waitFor();
    await page.getByRole('tabpanel').waitFor();
  },
});

/** The form of an act, over the card of this title. */
const form = (title: string, act: string, name: string | RegExp): Screen => ({
  name: `the form to ${act}`,
  open: async ({ page, slug, board }) => {
    const card = Object.values(board.columns)
      .flat()
      .find((one) => one.title === title);
    if (!card) throw new Error(`The demo world has no card “${title}”.`);
    await page.goto(`${over(slug, card.id)}&do=${act}`);
    await page.getByRole('form', { name }).waitFor();
  },
});

const unrated = 'Ask the hospital what it needs, in hours and cubic metres';
const rated = 'Show every open leak on a public map';
const decided = 'Let plumbers file a changed meter themselves';
const dogs = 'Leak dogs for the 300 km nobody can hear';
const river = 'Line three kilometres of the river main instead of digging them up';
const wagons = 'Tank wagons at the door within ninety minutes';
const bursts = 'One number for bursts, answered in twenty seconds';
const standby = 'Two standby crews sleep at the depot from Thursday to Sunday';

const panels: Screen[] = [
  panel('ASSESS', 'What'),
  panel('DECIDED', 'Rating'),
  panel('DECIDED', 'Decision'),
  panel('DECIDED', 'Brief'),
  panel('OFFERED', 'Brief'),
  panel('IN_REVIEW', 'Handoff'),
  panel('BUILDING', 'Work'),
  panel('BUILDING', 'History'),
  panel('PROVEN', 'Work'),
  panel('PROVEN', 'Handoff'),
];

const advisorForms: Screen[] = [
  opened('a rating with its range', form(unrated, 'rate', 'My rating'), {
    press: (page) => page.getByRole('radio').first().press('3'),
    shows: (page) => page.getByRole('button', { name: /^Low 3/ }).waitFor(),
  }),
  form(rated, 'decide', 'Decide'),
  form(decided, 'offer', 'Offer'),
  opened('what else can be done', panel('DECIDED', 'Decision'), {
    press: (page) => page.getByRole('button', { name: 'More actions' }).click(),
    shows: (page) => page.getByRole('menu').waitFor(),
  }),
];

/** One that asks for words stands for all of them: release, revoke, withdraw and reopen look the same. */
const leadForms: Screen[] = [
  form(dogs, 'decline', 'Decline'),
  form(river, 'accept', 'Read back and accept'),
  form(river, 'return', 'Return'),
  form(bursts, 'tick', 'How was it seen to hold?'),
  form(bursts, 'deliver', 'Deliver'),
  form(bursts, 'propose-change', 'Propose a change'),
];

const confirming: Screen = form(wagons, 'confirm', 'Does the read-back say what the brief means?');
const proving: Screen = form(standby, 'prove', 'Prove');

describe('accessibility of the panel', () => {
  const company = demoWorld();
  /** Each sees the demo world from a window of their own. */
  const as = async (key: PersonKey) => worldOf(await company.person(key), ALDERMERE);

  it.each(named(panels))('finds nothing to say about %s', async (_name, screen) =>
    check(await as('amara'), screen),
  );
  it.each(named(advisorForms))('finds nothing to say about %s', async (_name, screen) =>
    check(await as('amara'), screen),
  );
  it.each(named(leadForms))('finds nothing to say about %s, as its lead', async (_name, screen) =>
    check(await as('lucia'), screen),
  );
  it('finds nothing to say about the form to confirm', async () =>
    check(await as('henrik'), confirming));
  it('finds nothing to say about the form to prove', async () =>
    check(await as('meilin'), proving));
});

import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  begin,
  cardIn,
  choose,
  day,
  dragTo,
  find,
  findCard,
  formOf,
  openCard,
  say,
  write,
} from './acts.ts';
import { type RunningApp, startApp } from './app.ts';
import { launchBrowser, newPerson, type Person } from './browser.ts';
import { flood, listToImport } from './list-to-import.ts';
import { invite, join, setUp } from './people.ts';

const { title, agency } = flood;
const metric = 'Drains lost in a flood';
const list = listToImport();

describe('the main job, from a real list to a proven outcome', () => {
  let app: RunningApp;
  let browser: Browser;
  let advisor: Person;
  let lead: Person;
  let executive: Person;
  /** Path of the workspace. */
  let office: string;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp({ SEED_DEMO: 'false' }), launchBrowser()]);
    advisor = await newPerson(browser, { baseUrl: app.url });
    lead = await newPerson(browser, { baseUrl: app.url });
    executive = await newPerson(browser, { baseUrl: app.url });
  });
  afterAll(async () => {
    try {
      await Promise.all([advisor, lead, executive].map((person) => person.leave()));
    } finally {
      await browser.close();
      await app.stop();
    }
  });

  it('begins with an advisor who sets Baton up and invites a lead and an executive', async () => {
    const founder = { name: 'Ada Moreau', email: 'ada@office.example', workspace: 'AI Office' };
    office = await setUp(advisor, app, founder);
    expect(office).toBe('/ai-office');
    const toLeo = await invite(advisor, office, { email: 'leo@office.example', role: 'Lead' });
    const toEve = await invite(advisor, office, { email: 'eve@office.example', role: 'Executive' });
    await join(lead, toLeo, 'Leo Brandt');
    await join(executive, toEve, 'Eve Castellan');
    await executive.page.goto(`${office}/progress`);
    await executive.page.getByText('Nothing is decided yet.').waitFor();
  });

  it('imports the list, every row of it', async () => {
    const { page } = advisor;
    await page.goto(`${office}/board`);
    await page.getByRole('link', { name: 'Import a list' }).click();
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a file' }).click();
    await (await choosing).setFiles(list.path);
    await page.getByRole('button', { name: `Import ${count(list.rows)} rows` }).click();
    const report = page.getByRole('region', { name: 'What was imported' });
    await report.waitFor({ timeout: 60_000 });
    expect(await figuresOf(report)).toEqual({
      'rows read': count(list.rows),
      new: count(list.rows),
      changed: '0',
      unchanged: '0',
      'not taken': '0',
    });
    await report.getByRole('link', { name: 'See them on the board' }).click();
    await findCard(page, title);
    await cardIn(page, 'Assess', title).waitFor();
  });

  it('rates one opportunity and decides to pursue it, which the executive sees at once', async () => {
    const panel = await openCard(advisor.page, title);
    await begin(panel, 'Rate');
    await rateAll(formOf(panel, 'My rating'), '4');
    await say(panel, 'My rating', 'Hand in');
    await panel.getByText('Rated. An advisor can decide now.').waitFor();
    await begin(panel, 'Decide');
    await write(formOf(panel, 'Decide'), {
      Reason: 'Two floods a year, and we learn of lost drains from callers.',
      'Look at it again on': day(60),
    });
    await say(panel, 'Decide', 'Decide to pursue');
    await cardIn(advisor.page, 'Decided', title).waitFor();
    await figure(executive.page, '1 decided, no lead').waitFor();
  });

  it('names the number that has to move, and writes the brief around it', async () => {
    const { page } = advisor;
    await page.goto(`${office}/metrics`);
    await page.getByRole('button', { name: 'Add metric' }).click();
    await write(page, { Name: metric, Unit: 'drains', Baseline: '40', Target: '10' });
    await page.getByRole('radio', { name: 'Down is better' }).check();
    await write(page, {
      'Measured on': day(-30),
      'Where the baseline comes from': 'Road crews, last two floods',
      'Measure by': day(0),
    });
    await choose(page, 'Measurer', 'Eve Castellan');
    await page.getByRole('button', { name: 'Add metric' }).last().click();
    await page.getByRole('heading', { name: metric }).first().waitFor();

    await page.goto(`${office}/board`);
    const panel = await openCard(page, title);
    await begin(panel, 'Write the brief');
    await write(panel, {
      Problem: 'Drains under roads give way in floods, and nobody knows which are next.',
      'For whom': 'Road crews of three forests',
      'Why now': 'The flood season starts in nine weeks.',
      'Line in scope 1': 'Maps of the three forests',
      'Line out of scope 1': 'Bridges',
      'Criterion 1': 'Every drain on the map has a risk from 1 to 5',
    });
    await panel.getByRole('textbox', { name: 'Criterion 1' }).press('Enter');
    await write(panel, { 'Criterion 2': 'Crews open the map on a phone without a signal' });
    await find(panel, 'Success metric', metric);
    await panel.getByText('Nothing is missing: it can be offered.').waitFor();
    await panel.getByText('Saved', { exact: true }).waitFor();
  });

  it('is offered to the team of a lead, who claims it by dragging the card over', async () => {
    await joinTeam(lead.page, `${office}/owners`, 'Leo Brandt');
    const panel = await openCard(advisor.page, title);
    await begin(panel, 'Offer');
    const team = formOf(panel, 'Offer').getByRole('combobox', { name: 'Team' });
    await expect.poll(() => team.inputValue()).toBe(agency);
    await say(panel, 'Offer', 'Offer');
    await cardIn(advisor.page, 'Offered', title).waitFor();

    await lead.page.goto(`${office}/board`);
    await cardIn(lead.page, 'Offered', title).waitFor();
    await dragTo(lead.page, title, 'In review');
    await cardIn(lead.page, 'In review', title).waitFor();
  });

  it('is read back by the lead and confirmed by the sponsor, and crosses the line', async () => {
    const reading = await openCard(lead.page, title);
    await begin(reading, 'Read back and accept');
    await write(formOf(reading, 'Read back and accept'), {
      Outcome: 'Crews know before the rain which culverts to clear, and fewer wash out.',
      'First deliverable': 'One forest, printed, in the hands of its crew',
      'Biggest risk': 'Old survey data',
      Fallback: 'Walk the fifty worst',
      'Not doing': 'No live sensors',
      Start: day(0),
      'Finish, earliest': day(20),
      'Finish, latest': day(40),
    });
    await say(reading, 'Read back and accept', 'Accept');
    await reading.getByText('waiting for Ada Moreau to confirm').waitFor();
    await figure(executive.page, '0 decided, no lead').waitFor();
    await executive.page.getByText('1 card crossing').waitFor();

    const panel = await openCard(advisor.page, title);
    await begin(panel, 'Confirm the read-back');
    await say(panel, 'Does the read-back say what the brief means?', 'Confirm');
    await cardIn(advisor.page, 'Queued', title).waitFor();
    await executive.page.getByText('0 cards crossing').waitFor();
  });

  it('is built: the lead starts, ticks both criteria with evidence, and delivers', async () => {
    const panel = await openCard(lead.page, title);
    await begin(panel, 'Start');
    const inFlight = list.building + 1;
    await figure(executive.page, `${list.building} of ${inFlight} in flight`).waitFor();
    for (const evidence of ['Map of 2 March, checked by Kim', 'Tried on Ridge Road, no signal']) {
      await begin(panel, 'Tick what holds');
      await write(formOf(panel, 'How was it seen to hold?'), { Evidence: evidence });
      await say(panel, 'How was it seen to hold?', 'Tick');
      await formOf(panel, 'How was it seen to hold?').waitFor({ state: 'detached' });
    }
    await begin(panel, 'Deliver');
    await say(panel, 'Deliver', 'Deliver');
    await cardIn(lead.page, 'Delivered', title).waitFor();
    await figure(executive.page, '1 delivered, not proven').waitFor();
  });

  it('is proven by the executive, whose page then counts it', async () => {
    const { page } = executive;
    await page.goto(`${office}/board`);
    const panel = await openCard(page, title);
    await begin(panel, 'Prove');
    await write(formOf(panel, 'Prove'), {
      'Measured value': '8',
      Source: 'Road crews, flood of last week',
    });
    await formOf(panel, 'Prove').getByRole('radio', { name: 'Achieved' }).check();
    await say(panel, 'Prove', 'Prove');
    await panel.getByText('Built, delivered and measured.').waitFor();

    await page.goto(`${office}/progress`);
    const { building, deliveredElsewhere, assess } = list;
    for (const words of [
      '0 past their clock',
      '0 decided, no lead nobody has accepted them',
      `100 % unbacked work ${building} of ${building} in flight`,
      '0 metrics off course of 1',
      '0 delivered, not proven none overdue',
    ]) {
      await figure(page, words).waitFor();
    }
    expect(await cardsPerStage(page)).toEqual({
      Assess: assess - 1,
      Decided: 0,
      Offered: 0,
      'In review': 0,
      Queued: 0,
      Building: building,
      Delivered: deliveredElsewhere,
      Proven: 1,
    });
    await page.getByText(`${deliveredElsewhere} unbacked item`).waitFor();
    await page.getByText('achieved of 1 outcome, 0 missed, 0 inconclusive').waitFor();
    const outcome = page.getByRole('table', { name: 'Outcomes' }).getByRole('row', { name: title });
    const cells = await outcome.getByRole('cell').allInnerTexts();
    expect(cells.map(plain)).toEqual(['Achieved', '10 drains', '8 drains']);
    await page.goto(`${office}/opportunities?stage=PARKED`);
    await page.getByText(`${list.parked} found`).waitFor();
  });
});

const count = (rows: number) => rows.toLocaleString('en');
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

/** One of the six figures on top of the executive's page, by what it says. */
const figure = (page: Page, words: string): Locator =>
  page.getByRole('navigation', { name: 'Figures of this page' }).getByRole('link', { name: words });

/** Term and figure of the report's counts. */
async function figuresOf(report: Locator): Promise<Record<string, string>> {
  const [terms, values] = await Promise.all([
    report.getByRole('term').allInnerTexts(),
    report.getByRole('definition').allInnerTexts(),
  ]);
  return Object.fromEntries(terms.map((term, at) => [plain(term), plain(values[at] ?? '')]));
}

/** The same level for every criterion, by its digit. */
async function rateAll(form: Locator, digit: string): Promise<void> {
  const criteria = form.getByRole('group').filter({ has: form.page().getByRole('radio') });
  await criteria.first().waitFor();
  for (const criterion of await criteria.all()) {
    await criterion.getByRole('radio').first().press(digit);
  }
}

/** Becomes one of the imported team. */
async function joinTeam(page: Page, owners: string, name: string): Promise<void> {
  await page.goto(owners);
  await page.getByRole('link', { name: agency }).click();
  await page.getByRole('checkbox', { name }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(`${agency} saved.`).waitFor();
}

/** Column by column, as the executive's page counts them. */
async function cardsPerStage(page: Page): Promise<Record<string, number>> {
  const halves = page.getByRole('list', { name: /the handoff$/ });
  const stages = await halves.getByRole('link').allInnerTexts();
  return Object.fromEntries(
    stages.map((text) => {
      const [, name = '', cards = ''] = /^(\D+?) ([\d,]+) /.exec(plain(text)) ?? [];
      return [name, Number(cards.replace(',', ''))];
    }),
  );
}

import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { choose, day, openCard, panelOf, write } from './acts.ts';
import { complaintsOf } from './axe.ts';
import type { Person } from './browser.ts';
import { demoWorld } from './people.ts';

const meters = 'Twelve more inflow meters, so that no district is blind';
const pipes = 'Renew 340 service pipes before the tram tracks close over them';

describe('writing a brief', () => {
  const company = demoWorld();
  let amara: Person;
  let henrik: Person;

  beforeAll(async () => {
    amara = await company.person('amara');
    henrik = await company.person('henrik');
    // Whoever saves second is told so, and goes on from there.
    for (const { expected } of [amara, henrik]) expected.push(/status of 412/);
  });

  const both = async (title = meters) =>
    [await briefOf(amara.page, title), await briefOf(henrik.page, title)] as const;

  it('begins with what opportunity, decision and people said', async () => {
    const brief = await briefOf(amara.page, meters);
    expect(await textOf(brief, 'Problem').inputValue()).toContain('have no inflow meter');
    expect(await textOf(brief, 'Why now').inputValue()).toMatch(/Each week of waiting costs/);
    expect(await textOf(brief, 'Contacts').inputValue()).toContain('Decided: Amara Okafor');
    await brief.getByText('From the decision.').first().waitFor();
    await textOf(brief, 'Why now').fill('Before the dry summer.');
    await brief.getByText('The decision’s score and rank go with it.').waitFor();
    await saved(brief);
  });

  it('keeps what two people write in different fields at once', async () => {
    const [mine, theirs] = await both();
    await Promise.all([
      textOf(mine, 'First action').fill('Walk district 7 with the crew.'),
      textOf(theirs, 'Constraints').fill('No street is opened twice.'),
    ]);
    for (const brief of [mine, theirs]) {
      await reads(textOf(brief, 'First action'), 'Walk district 7 with the crew.');
      await reads(textOf(brief, 'Constraints'), 'No street is opened twice.');
    }
    await mine.getByText(/^Henrik Solberg wrote here/).waitFor();
  });

  it('keeps the lines two people add to one list at once, and the caret in its line', async () => {
    const [mine, theirs] = await both();
    const first = textOf(mine, 'Line in scope 1');
    await first.fill('Meters in twelve districts');
    await reads(textOf(theirs, 'Line in scope 1'), 'Meters in twelve districts');
    await Promise.all([
      addLine(mine, 'Line in scope 1', 'A nightly balance'),
      addLine(theirs, 'Line in scope 1', 'Alarms in the control room'),
    ]);
    for (const brief of [mine, theirs]) {
      const said = async () =>
        Promise.all([2, 3].map((at) => textOf(brief, `Line in scope ${at}`).inputValue()));
      await expect
        .poll(async () => (await said()).toSorted(), { timeout: 15_000 })
        .toEqual(['A nightly balance', 'Alarms in the control room']);
    }
    await henrik.page.keyboard.type(' at night');
    await expect
      .poll(async () => linesOf(mine), { timeout: 15_000 })
      .toContain('Alarms in the control room at night');
  });

  it('keeps both texts of one field until somebody chooses', async () => {
    const [mine, theirs] = await both();
    await Promise.all([
      textOf(mine, 'For whom').fill('The control room, every night'),
      textOf(theirs, 'For whom').fill('Crews who look for leaks'),
    ]);
    const asked = 'Somebody else wrote “For whom” at the same time.';
    const told = () =>
      Promise.race(
        [mine, theirs].map(async (brief) => {
          await brief.getByText(asked).waitFor({ timeout: 15_000 });
          return brief;
        }),
      );
    const asks = await told();
    await asks.getByText('Mine, not saved yet').waitFor();
    await asks.getByRole('button', { name: 'Keep both' }).click();
    for (const brief of [mine, theirs])
      await expect
        .poll(() => textOf(brief, 'For whom').inputValue(), { timeout: 15_000 })
        .toMatch(/^(?=[\s\S]*every night)(?=[\s\S]*look for leaks)/);
    await saved(asks);
  });

  it('shows who wrote what, and brings back what was there', async () => {
    const brief = await briefOf(amara.page, meters);
    await brief.getByText('History of this draft').click();
    const began = brief.getByRole('listitem').filter({ hasText: 'What it began with' });
    await began.getByRole('button', { name: 'Show differences' }).click();
    await began.getByText('Walk district 7 with the crew.').waitFor();
    await began.getByRole('button', { name: 'Bring this back' }).click();
    await reads(textOf(brief, 'First action'), '');
    await amara.page.getByRole('button', { name: 'Undo' }).click();
    await reads(textOf(brief, 'First action'), 'Walk district 7 with the crew.');
  });

  it('lets an open question with an owner and a date stand in for what is not known', async () => {
    const brief = await briefOf(amara.page, meters);
    await brief.getByRole('button', { name: 'Say what is out of scope.' }).click();
    expect(await focused(amara.page)).toBe('Line out of scope 1');
    const field = amara.page.locator('#brief-scopeOut');
    await field.getByRole('button', { name: 'I don’t know yet: ask somebody' }).click();
    expect(await focused(amara.page)).toBe('Open question 1');
    await choose(brief, 'Who finds out (1)', 'Henrik Solberg');
    await write(brief, { 'Until (1)': day(7) });
    await brief
      .getByRole('button', { name: 'Say what is out of scope.' })
      .waitFor({ state: 'detached' });
    await field.getByText('Open: What is out of scope? (Henrik Solberg)').waitFor();
    await saved(brief);
  });

  it('writes an assumption from the keyboard, and refutes it with evidence', async () => {
    const { page } = amara;
    const brief = await briefOf(page, pipes);
    await textOf(brief, 'What is assumed').fill('The tram company waits for us');
    await page.keyboard.press('Enter');
    const row = brief.getByRole('listitem').filter({ hasText: 'The tram company waits for us' });
    await row.getByRole('button', { name: 'Settle' }).press('Enter');
    await page.keyboard.type('Their letter of Monday says they do not.');
    await row.getByRole('button', { name: 'Refute' }).press('Enter');
    await row.getByText('Refuted').waitFor();
    await row.getByText('Their letter of Monday says they do not.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await row.getByText('Open', { exact: true }).waitFor();
  });

  it('begins with a template without touching what is written', async () => {
    const { page } = amara;
    await page.goto('/aldermere/brief-templates');
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Integration' })
      .getByRole('button', { name: 'Copy' })
      .click();
    await page.getByRole('link', { name: 'Integration' }).waitFor();
    await page.goto('/aldermere/board');
    const brief = await briefOf(page, pipes);
    const problem = await textOf(brief, 'Problem').inputValue();
    await brief.getByRole('button', { name: 'Begin with a template…' }).click();
    await page.getByRole('menuitem', { name: /^Integration/ }).click();
    await reads(textOf(brief, 'First action'), 'Send one real record across by hand.');
    expect(await textOf(brief, 'Problem').inputValue()).toBe(problem);
    await page.getByRole('button', { name: 'Undo' }).click();
    await reads(textOf(brief, 'First action'), '');
  });

  it('is accessible, and fits a phone', async () => {
    await briefOf(amara.page, meters);
    expect(await complaintsOf(amara.page)).toBe('');
  });
});

/** The brief of a card, open in its panel. */
async function briefOf(page: Page, title: string): Promise<Locator> {
  if (!(await panelOf(page, title).isVisible())) await page.goto('/aldermere/board');
  const panel = await openCard(page, title);
  const part = panel
    .getByRole('link', { name: /^Brief/ })
    .or(panel.getByRole('tab', { name: /^Brief/ }));
  await part.first().click();
  await panel.getByRole('heading', { name: /^Brief, version/ }).waitFor();
  return panel;
}

/** A field by its name; one that may stay empty says so behind it. */
const textOf = (brief: Locator, name: string): Locator =>
  brief.getByRole('textbox', { name: new RegExp(`^${name}\\s*(optional)?$`) });

const saved = (brief: Locator): Promise<void> =>
  brief.getByRole('status').filter({ hasText: 'Saved' }).waitFor();

async function reads(field: Locator, words: string): Promise<void> {
  await expect.poll(() => field.inputValue(), { timeout: 15_000 }).toBe(words);
}

/** A new line under another, typed where the caret is. */
async function addLine(brief: Locator, under: string, words: string): Promise<void> {
  const line = textOf(brief, under);
  await line.focus();
  await line.press('End');
  await line.press('Enter');
  await brief.page().keyboard.type(words, { delay: 30 });
}

async function linesOf(brief: Locator): Promise<string[]> {
  const lines = await brief.getByRole('textbox', { name: /^Line in scope/ }).all();
  return Promise.all(lines.map((line) => line.inputValue()));
}

const focused = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const { activeElement: active } = document;
    const labels = active instanceof HTMLInputElement ? active.labels : null;
    return active?.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? null;
  });

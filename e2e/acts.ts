import type { Locator, Page } from 'playwright-core';

// The small verbs of every story: what a person does with the board and the panel, by role and name.

export type StageName =
  | 'Assess'
  | 'Decided'
  | 'Offered'
  | 'In review'
  | 'Queued'
  | 'Building'
  | 'Delivered'
  | 'Proven';

export const columnOf = (page: Page, stage: StageName): Locator =>
  page.getByRole('region', { name: stage, exact: true });

export const cardIn = (page: Page, stage: StageName, title: string): Locator =>
  columnOf(page, stage).getByRole('article', { name: title, exact: true });

/** The panel of an opportunity, over the board or over the list. */
export const panelOf = (page: Page, title: string): Locator =>
  page.getByRole('region', { name: title, exact: true });

/** Opens a card of the board by its title; long columns draw only what is in view, so it is looked up first. */
export async function openCard(page: Page, title: string): Promise<Locator> {
  const panel = panelOf(page, title);
  if (await panel.isVisible()) return panel;
  await findCard(page, title);
  await page.getByRole('article', { name: title, exact: true }).getByRole('link').click();
  await panel.waitFor();
  return panel;
}

/** Filters the board to one card. */
export async function findCard(page: Page, title: string): Promise<void> {
  await page.getByRole('searchbox').first().fill(title);
  await page.getByRole('article', { name: title, exact: true }).waitFor();
}

/** Shows the whole board again. */
export const findAll = (page: Page): Promise<void> => page.getByRole('searchbox').first().fill('');

/** The card's "Move to…" menu, open. */
export async function openMoves(page: Page, title: string): Promise<Locator> {
  const card = page.getByRole('article', { name: title, exact: true });
  await card.hover();
  await card.getByRole('button', { name: `Move ${title}`, exact: true }).click();
  return page.getByRole('menu');
}

/** Moves a card by its menu. */
export async function moveTo(page: Page, title: string, stage: StageName): Promise<void> {
  const moves = await openMoves(page, title);
  await moves
    .getByRole('group', { name: 'Move to' })
    .getByRole('menuitem', { name: stage })
    .click();
}

/** Drags a card by its grip into another column, as a mouse does: lift, carry, drop. */
export async function dragTo(page: Page, title: string, stage: StageName): Promise<void> {
  const grip = page.getByRole('button', { name: `Drag ${title}`, exact: true });
  const from = await middleOf(grip);
  const to = await middleOf(columnOf(page, stage).getByRole('list'));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, from.y + 8, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 20 });
  await columnOf(page, stage).locator('[data-over]').waitFor();
  await page.mouse.up();
}

async function middleOf(thing: Locator): Promise<{ x: number; y: number }> {
  await thing.scrollIntoViewIfNeeded();
  const box = await thing.boundingBox();
  if (!box) throw new Error('It is not on screen.');
  return { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 120) };
}

/** Presses the panel's button of that name: its next step comes first. Waits until that is what can be done. */
export const begin = (panel: Locator, act: string): Promise<void> =>
  panel.getByRole('button', { name: act, exact: true }).first().click();

/** Begins what is not the next step, from "More actions". */
export async function beginOther(panel: Locator, act: string): Promise<void> {
  await panel.getByRole('button', { name: 'More actions' }).click();
  await panel.page().getByRole('menuitem', { name: act }).click();
}

/** Says yes in the form that stands open under this title. */
export async function say(panel: Locator, title: string, verb: string): Promise<void> {
  await formOf(panel, title).getByRole('button', { name: verb, exact: true }).click();
}

export const formOf = (panel: Locator, title: string): Locator =>
  panel.getByRole('form', { name: title });

/** Types into fields by their labels. */
export async function write(scope: Locator | Page, words: Record<string, string>): Promise<void> {
  for (const [label, text] of Object.entries(words)) {
    await scope.getByLabel(named(label)).first().fill(text);
  }
}

/** A field by its whole label; one that may stay empty says so behind its name. */
const named = (label: string): RegExp =>
  new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*(optional)?$`);

/** Chooses from a list that opens under a button. */
export async function choose(scope: Locator | Page, label: string, option: string): Promise<void> {
  const page = 'page' in scope ? scope.page() : scope;
  await scope.getByRole('button', { name: label }).first().click();
  await page.getByRole('option', { name: option }).first().click();
}

/** Finds one of many by typing. */
export async function find(scope: Locator | Page, label: string, option: string): Promise<void> {
  const page = 'page' in scope ? scope.page() : scope;
  await scope.getByRole('combobox', { name: label }).fill(option);
  await page.getByRole('option', { name: option }).first().click();
}

/** A day from today, as date fields take it. */
export function day(fromToday: number): string {
  return new Date(Date.now() + fromToday * 86_400_000).toISOString().slice(0, 10);
}

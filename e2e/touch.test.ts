import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cardIn, columnOf, type StageName } from './acts.ts';
import { type RunningApp, startApp } from './app.ts';
import { launchBrowser, type Person } from './browser.ts';
import { type Finger, fingerOn, type Spot } from './finger.ts';
import { come } from './people.ts';

const LONG_PRESS_MS = 300;
const leaks = 'From “leak found” to “leak closed” in two days';

describe.each([
  ['a phone', { width: 360, height: 760 }],
  ['a tablet', { width: 800, height: 1000 }],
] as const)('by touch, on %s', (_device, viewport) => {
  let app: RunningApp;
  let browser: Browser;
  let lucia: Person;
  let page: Page;
  let finger: Finger;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await app.stop();
  });
  beforeEach(async () => {
    lucia = await come({ app, browser }, 'lucia', { hasTouch: true });
    page = lucia.page;
    await page.setViewportSize(viewport);
    finger = await fingerOn(page);
    await cardIn(page, 'Queued', leaks).waitFor();
    await show('Queued');
  });
  afterEach(() => lucia.leave());

  /** Brings a column into the middle, as a swipe or the column's button would. */
  async function show(stage: StageName): Promise<void> {
    await columnOf(page, stage).evaluate((column) =>
      column.scrollIntoView({ inline: 'center', block: 'nearest', behavior: 'instant' }),
    );
    await page.waitForTimeout(200);
  }

  const gripOf = (title: string) =>
    page.getByRole('button', { name: `Drag ${title}`, exact: true });
  const lifted = () => page.locator('[data-lifted]');
  const scrolledTo = () => page.evaluate(() => document.documentElement.scrollLeft);

  async function lift(title: string): Promise<Spot> {
    const spot = await middleOf(gripOf(title));
    await finger.press(spot);
    await page.waitForTimeout(LONG_PRESS_MS);
    await lifted().waitFor();
    return spot;
  }

  /** Carries to where the column is seen, by way of the edges of the screen, which scroll the board. */
  async function carryOver(stage: StageName, { y }: Spot): Promise<void> {
    const { width } = viewport;
    const seen = { from: width * 0.4, to: width * 0.85 };
    for (let tries = 0; tries < 60; tries += 1) {
      const { x } = await middleOf(columnOf(page, stage));
      const isSeen = x > seen.from && x < seen.to;
      if (!isSeen) await finger.slide({ x: width * (x > seen.to ? 0.95 : 0.05), y: y + 30 });
      else {
        await finger.slide({ x, y: y + 30 });
        await page.waitForTimeout(150);
        if (Math.abs((await middleOf(columnOf(page, stage))).x - x) < 2) return;
      }
    }
    throw new Error(`The board never scrolls to ${stage}.`);
  }

  it('lifts a card with a long press on its grip, carries it and drops it', async () => {
    const from = await lift(leaks);
    await carryOver('Building', from);
    await columnOf(page, 'Building').locator('[data-over]').waitFor();
    await finger.release();
    await cardIn(page, 'Building', leaks).waitFor();
    await page.getByText('Moved to Building.').first().waitFor();
    await page.getByRole('button', { name: 'Undo' }).tap();
    await cardIn(page, 'Queued', leaks).waitFor();
  });

  it('says why not where the card is let go, and keeps saying it', async () => {
    const from = await lift(leaks);
    await carryOver('Delivered', from);
    const column = columnOf(page, 'Delivered');
    expect(await column.getAttribute('data-verdict')).toBe('illegal');
    const sentence = await column.locator(':scope > p').innerText();
    await finger.release();
    const said = column.getByRole('status').getByText(sentence);
    await said.waitFor();
    await lifted().waitFor({ state: 'detached' });
    await page.waitForTimeout(2500);
    const box = await said.boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= viewport.width).toBe(true);
    await cardIn(page, 'Queued', leaks).waitFor();
  });

  it('does not scroll the page or the column under a card in the air', async () => {
    const list = columnOf(page, 'Queued').getByRole('list');
    const at = { x: await scrolledTo(), y: await list.evaluate((one) => one.scrollTop) };
    const from = await lift(leaks);
    const middle = { x: viewport.width / 2, y: viewport.height / 2 };
    for (const y of [-90, 90, -60]) await finger.slide({ x: middle.x, y: middle.y + y });
    expect(await scrolledTo()).toBe(at.x);
    expect(await list.evaluate((one) => one.scrollTop)).toBe(at.y);
    await finger.slide(from);
    await finger.release();
    await lifted().waitFor({ state: 'detached' });
    await cardIn(page, 'Queued', leaks).waitFor();
  });

  it('scrolls the board with a swipe over cards and grips, and lifts nothing', async () => {
    for (const start of [cardIn(page, 'Queued', leaks), gripOf(leaks)]) {
      await show('Queued');
      const before = await scrolledTo();
      const from = await middleOf(start);
      await finger.press(from);
      await finger.slide({ x: from.x - 160, y: from.y });
      expect(await lifted().count()).toBe(0);
      await finger.release();
      await expect.poll(scrolledTo).toBeGreaterThan(before + 60);
    }
    expect(new URL(page.url()).pathname).toMatch(/board$/);
  });

  it('keeps the navigation where it is while the board goes by', async () => {
    const box = await page.getByRole('link', { name: 'Board', exact: true }).first().boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= viewport.width).toBe(true);
  });

  it('scrolls a column with a swipe, and lifts nothing', async () => {
    const [list, swiped] = await longestList(page);
    await show(swiped);
    const card = list.getByRole('article').nth(2);
    for (const start of [card, card.getByRole('button', { name: /^Drag / })]) {
      await list.evaluate((one) => one.scrollTo(0, 0));
      const from = await middleOf(start);
      await finger.press(from);
      await finger.slide({ x: from.x, y: from.y - 140 });
      expect(await lifted().count()).toBe(0);
      await finger.release();
      await expect.poll(() => list.evaluate((one) => one.scrollTop)).toBeGreaterThan(60);
    }
  });

  it('offers a finger the whole corner for the grip and for the menu', async () => {
    const card = cardIn(page, 'Queued', leaks);
    for (const button of [gripOf(leaks), card.getByRole('button', { name: `Move ${leaks}` })]) {
      const reach = await button.evaluate(reachOf);
      expect(reach.width).toBeGreaterThanOrEqual(40);
      expect(reach.height).toBeGreaterThanOrEqual(36);
    }
  });

  it('moves a card by a tap on its menu as well', async () => {
    await cardIn(page, 'Queued', leaks)
      .getByRole('button', { name: `Move ${leaks}` })
      .tap();
    const moves = page.getByRole('menu').getByRole('group', { name: 'Move to' });
    await moves.getByRole('menuitem', { name: 'Building' }).tap();
    await page.getByText('Moved to Building.').first().waitFor();
    await page.getByRole('button', { name: 'Undo' }).tap();
    await cardIn(page, 'Queued', leaks).waitFor();
  });
});

async function middleOf(thing: Locator): Promise<Spot> {
  const box = await thing.boundingBox();
  if (!box) throw new Error('It is not on screen.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The column that has most to scroll. */
async function longestList(page: Page): Promise<[Locator, StageName]> {
  const stages: StageName[] = ['Assess', 'Decided', 'Queued', 'Building', 'Delivered', 'Proven'];
  const hidden = await Promise.all(
    stages.map((stage) =>
      columnOf(page, stage)
        .getByRole('list')
        .evaluate((list) => list.scrollHeight - list.clientHeight),
    ),
  );
  const longest = stages[hidden.indexOf(Math.max(...hidden))] as StageName;
  return [columnOf(page, longest).getByRole('list'), longest];
}

/** How far from its middle a finger still meets it. */
function reachOf(button: Element): { width: number; height: number } {
  const box = button.getBoundingClientRect();
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  const meets = (dx: number, dy: number) =>
    button.contains(document.elementFromPoint(x + dx, y + dy));
  const far = (dx: number, dy: number) => {
    let steps = 0;
    while (steps < 60 && meets(dx * (steps + 1), dy * (steps + 1))) steps += 1;
    return steps;
  };
  return { width: far(-1, 0) + far(1, 0) + 1, height: far(0, -1) + far(0, 1) + 1 };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { projectRoot } from '#server/root.ts';
import { launchBrowser } from '../e2e/browser.ts';
import { signIn, startBuiltApp } from './app.ts';
import { benchCards, median, round } from './measure.ts';
import { fillWorkspace, openBenchDatabase } from './world.ts';

const ROUNDS = 5;

/** JavaScript that is loaded before any screen is chosen: the entry and what it imports, gzipped. */
function initialJsGzip(): number {
  const folder = join(projectRoot, 'dist', 'client');
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const files = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, file]) => file);
  return files.reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(folder, file ?? ''))).length,
    0,
  );
}

/** Notes every task of over 50 ms from the first script on. A text, as it runs in the page and not here. */
const noting = `
  window.seen = { frames: [], tasks: 0 };
  new PerformanceObserver((list) => { seen.tasks += list.getEntries().length; }).observe({ type: 'longtask' });`;

/** Notes every frame from now on, and tasks anew. */
const watching = `
  seen.tasks = 0;
  let last = performance.now();
  requestAnimationFrame(function frame(now) {
    seen.frames.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  });`;

type Seen = { frames: number[]; tasks: number };
const seenOn = (page: Page): Promise<Seen> =>
  page.evaluate(() => (window as unknown as { seen: Seen }).seen);

async function openBoard(
  browser: Browser,
  { origin, cookie, slug }: Where,
): Promise<{ page: Page; ms: number; tasks: number }> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 900 } });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: origin }]);
  const page = await context.newPage();
  await page.addInitScript(noting);
  await page.goto(`${origin}/${slug}/board`, { waitUntil: 'commit' });
  await page.getByRole('article').first().waitFor();
  const ms = await page.evaluate(() => performance.now());
  // The other columns draw their cards after the first; what has been long is told a moment later.
  await page.waitForTimeout(500);
  const { tasks } = await seenOn(page);
  return { page, ms, tasks };
}

type Where = { origin: string; cookie: string; slug: string };

/** Drags the first card of Assess down its column, about and over its neighbours, and drops it there. */
async function dragOnce(page: Page): Promise<{ settled: number } & Seen> {
  const handle = page
    .getByRole('region', { name: /^Assess/ })
    .getByRole('button', { name: /^Drag / });
  const box = await handle.first().boundingBox();
  if (!box) throw new Error('There is no card to drag.');
  await page.evaluate(watching);
  await page.mouse.move(box.x + 4, box.y + 4);
  await page.mouse.down();
  for (let step = 0; step < 60; step++) {
    await page.mouse.move(box.x + 4 + (step % 20) * 12, box.y + 10 + step * 6);
    await page.waitForTimeout(16);
  }
  await page.mouse.move(box.x + 8, box.y + 260, { steps: 8 });
  const { frames, tasks } = await seenOn(page);
  const dropped = await page.evaluate(() => performance.now());
  await page.mouse.up();
  await page.waitForFunction(() => document.querySelector('[data-lifted]') === null);
  const settled = (await page.evaluate(() => performance.now())) - dropped;
  return { settled, frames, tasks };
}

async function measureClient(cards: number) {
  const { db, url, close } = await openBenchDatabase();
  const workspace = await fillWorkspace(db, cards);
  const app = await startBuiltApp(url);
  const browser = await launchBrowser();
  try {
    const cookie = await signIn(app.origin, workspace.email);
    const where = { origin: app.origin, cookie, slug: workspace.slug };
    const [first, opening, settled]: [number[], number[], number[]] = [[], [], []];
    const [worst, tasks]: [number[], number[]] = [[], []];
    for (let n = 0; n < ROUNDS; n++) {
      const { page, ms, tasks: whileOpening } = await openBoard(browser, where);
      first.push(ms);
      opening.push(whileOpening);
      const drag = await dragOnce(page);
      settled.push(drag.settled);
      worst.push(Math.max(...drag.frames));
      tasks.push(drag.tasks);
      await page.context().close();
    }
    return {
      firstScreenMs: round(median(first)),
      openingLongTasks: median(opening),
      dropSettledMs: round(median(settled)),
      worstFrameMs: round(median(worst)),
      longTasks: median(tasks),
      initialJsGzip: initialJsGzip(),
    };
  } finally {
    await browser.close();
    await app.stop();
    await close();
  }
}

/** `npm run bench -- client --cards N --json`: the board in a real Chromium, the median of five visits. */
export const bench = (args: string[]) => benchCards(args, measureClient);

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import type { Database } from '#server/db/client.ts';
import { projectRoot } from '#server/root.ts';
import { launchBrowser } from '../e2e/browser.ts';
import { signIn, startBuiltApp } from './app.ts';
import { ask, compare, launch, median, round } from './measure.ts';
import { fillRanking } from './ranked-world.ts';
import { type BenchWorkspace, openBenchDatabase } from './world.ts';

const ROUNDS = 5;

type Running = { origin: string; cookie: string; slug: string };

/** The page's query against the same statement by itself, each time at a revision nobody has read yet. */
async function measureQuery(
  db: Database,
  { workspaceId, slug }: BenchWorkspace,
  { origin, bare, cookie }: { origin: string; bare: string; cookie: string },
): Promise<number> {
  const touch = () =>
    db.pool.query('UPDATE workspaces SET revision = revision + 1 WHERE id = $1', [workspaceId]);
  const headers = { cookie, 'accept-encoding': 'gzip' };
  const { ratio } = await compare({
    ours: () => ask({ url: `${origin}/api/v1/workspaces/${slug}/ranking`, headers }),
    limit: () => ask({ url: `${bare}/ranking` }),
    before: touch,
    times: 5,
  });
  return ratio;
}

/** Notes every frame and every task of over 50 ms from now on. A text, as it runs in the page and not here. */
const watching = `
  window.seen = { frames: [], tasks: 0 };
  window.watcher ??= new PerformanceObserver((list) => { seen.tasks += list.getEntries().length; });
  watcher.observe({ type: 'longtask' });
  window.watch = (window.watch ?? 0) + 1;
  (function () {
    const mine = window.watch;
    let last = performance.now();
    requestAnimationFrame(function frame(now) {
      if (mine !== window.watch) return;
      seen.frames.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    });
  })();`;

type Seen = { frames: number[]; tasks: number };

const seenOn = (page: Page): Promise<Seen> =>
  page.evaluate(() => (window as unknown as { seen: Seen }).seen);

/** What each set of bands took, from the question to the worker to its answer. */
const bandsOn = (page: Page): Promise<number[]> =>
  page.evaluate(() =>
    performance.getEntriesByName('ranking bands').map(({ duration }) => duration),
  );

async function openRanking(browser: Browser, { origin, cookie, slug }: Running): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 900 } });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: origin }]);
  const page = await context.newPage();
  await page.goto(`${origin}/${slug}/ranking`);
  await page
    .getByText(/ contested$/)
    .first()
    .waitFor();
  return page;
}

/** Drags a weight to and fro with the mouse, a step a frame, and lets go where no round has before; then its bands arrive. */
async function dragOnce(page: Page, nth: number): Promise<Seen & { rescore: number }> {
  const slider = page.getByRole('slider', { name: /^Weight of / }).nth(nth % 4);
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  if (!box) throw new Error('There is no slider to drag.');
  const before = (await bandsOn(page)).length;
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width / 2, y);
  await page.mouse.down();
  await page.evaluate(watching);
  for (let step = 0; step < 90; step++) {
    const share = 0.5 + 0.4 * Math.sin(step / 9) + nth / 100;
    await page.mouse.move(box.x + box.width * share, y);
    await page.waitForTimeout(16);
  }
  const seen = await seenOn(page);
  await page.mouse.up();
  await page.waitForFunction(
    (count) => performance.getEntriesByName('ranking bands').length > count,
    before,
  );
  // What else is calculated at rest shall not be in the way of the next round.
  await page.waitForTimeout(1500);
  return { ...seen, rescore: (await bandsOn(page)).at(-1) ?? Number.NaN };
}

async function measureScreen(running: Running) {
  const browser = await launchBrowser();
  try {
    const page = await openRanking(browser, running);
    await page.waitForTimeout(2000);
    const rounds: (Seen & { rescore: number })[] = [];
    for (let n = 0; n <= ROUNDS; n++) rounds.push(await dragOnce(page, n));
    // The first round warms up.
    const counted = rounds.slice(1);
    return {
      rescoreMs: round(median(counted.map(({ rescore }) => rescore))),
      sliderWorstFrameMs: round(median(counted.map(({ frames }) => Math.max(...frames)))),
      sliderMedianFrameMs: round(median(counted.flatMap(({ frames }) => frames))),
      sliderLongTasks: median(counted.map(({ tasks }) => tasks)),
    };
  } finally {
    await browser.close();
  }
}

async function measureRanking(opportunities: number) {
  const { db, url, close } = await openBenchDatabase();
  const workspace = await fillRanking(db, opportunities);
  const app = await startBuiltApp(url);
  const limit = await launch(
    ['--import', 'tsx', join(projectRoot, 'bench/bare-server.ts'), url, workspace.workspaceId],
    {},
    /listening (\d+)/,
  );
  try {
    const cookie = await signIn(app.origin, workspace.email);
    const bare = `http://127.0.0.1:${limit.found[1]}`;
    const queryRatio = await measureQuery(db, workspace, { origin: app.origin, bare, cookie });
    const screen = await measureScreen({ origin: app.origin, cookie, slug: workspace.slug });
    const { rescoreMs, sliderWorstFrameMs, ...more } = screen;
    return { rescoreMs, queryRatio, sliderWorstFrameMs, ...more };
  } finally {
    await app.stop();
    await limit.stop();
    await close();
  }
}

/** `npm run bench -- ranking --opportunities N --json`: eight criteria, five raters; the median of five drags. */
export async function bench(args: string[]): Promise<void> {
  const options = {
    opportunities: { type: 'string', default: '2000' },
    json: { type: 'boolean' },
  } as const;
  const { values } = parseArgs({ args, options });
  const figures = await measureRanking(Number(values.opportunities));
  if (values.json) console.log(JSON.stringify(figures));
  else console.table(figures);
}

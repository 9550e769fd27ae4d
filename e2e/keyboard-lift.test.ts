import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardIn, columnOf } from './acts.ts';
import { type RunningApp, startApp } from './app.ts';
import { launchBrowser } from './browser.ts';
import { come } from './people.ts';

const title = 'From “leak found” to “leak closed” in two days';

describe('a card lifted without a mouse', () => {
  let app: RunningApp;
  let browser: Browser;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await app.stop();
  });

  it('is drawn over its column, though the board has scrolled for it', async () => {
    const lucia = await come({ app, browser }, 'lucia', { viewport: { width: 800, height: 900 } });
    const { page } = lucia;
    await page.getByRole('button', { name: `Drag ${title}`, exact: true }).focus();
    await page.keyboard.press('Space');
    await page.getByText(`Lifted ${title} in Queued`).waitFor({ state: 'attached' });
    await page.keyboard.press('ArrowRight');
    const building = columnOf(page, 'Building');
    await building.locator('[data-over]').waitFor();
    await page.waitForTimeout(300);
    const [column, lifted] = await Promise.all(
      [building, page.locator('[data-lifted]')].map((thing) => thing.boundingBox()),
    );
    expect((lifted?.x ?? 0) - (column?.x ?? 0)).toBeCloseTo(4, 0);
    await page.keyboard.press('Escape');
    await cardIn(page, 'Queued', title).waitFor();
    await lucia.leave();
  });
});

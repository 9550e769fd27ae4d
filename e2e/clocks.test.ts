import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { cardIn, openCard } from './acts.ts';
import { daysLater, type RunningApp, startApp } from './app.ts';
import { launchBrowser } from './browser.ts';
import { ALDERMERE, come } from './people.ts';

const dogs = 'Leak dogs for the 300 km nobody can hear';
const moving = 'Moving house: a photo of the meter, and that is the final bill';
const wagons = 'Tank wagons at the door within ninety minutes';

let app: RunningApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** Ends the app, and starts it again on the same data when so many days have gone by. */
async function passDays(days: number): Promise<void> {
  await app.stop({ keepData: true });
  app = await startApp(daysLater(days), app.dataDir);
}

describe('time that passes while nobody does anything', () => {
  it('brings an offer to its sponsor, and makes an unconfirmed read-back active', async () => {
    await passDays(6);
    const { page, leave } = await come({ app, browser }, 'henrik');
    await cardIn(page, 'Queued', wagons).waitFor();
    const panel = await openCard(page, wagons);
    await page.goto(`${page.url().split('?')[0]}?section=handoff`);
    await panel.getByText('Read-back unconfirmed').waitFor();
    await page.goto(`${ALDERMERE}/obligations`);
    const owed = page.getByRole('listitem').filter({ hasText: dogs });
    await owed.getByText('waits for somebody to claim it', { exact: false }).waitFor();
    await owed.getByRole('link', { name: dogs }).waitFor();
    await leave();
  });

  it('says on card, panel and seam that accepted work starts late', async () => {
    const late = await come({ app, browser }, 'henrik');
    const card = cardIn(late.page, 'Queued', moving);
    await card.getByText('starts late', { exact: false }).waitFor();
    const panel = await openCard(late.page, moving);
    await panel.getByText('Starts late', { exact: true }).first().waitFor();
    await late.page.goto(`${ALDERMERE}/progress`);
    await late.page
      .getByText(/^Starts late, due/)
      .first()
      .waitFor();
    await late.leave();
  });

  it('takes an offer nobody claims back to its author, with the reason', async () => {
    await passDays(16);
    const { page, leave } = await come({ app, browser }, 'henrik');
    await cardIn(page, 'Decided', dogs).waitFor();
    const panel = await openCard(page, dogs);
    await panel.getByText('Nobody claimed it within 10 working days.').first().waitFor();
    await leave();
  });
});

import type { Browser, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardIn, findCard, openCard, openMoves } from './acts.ts';
import { type RunningApp, startApp } from './app.ts';
import { launchBrowser, type Person } from './browser.ts';
import { come } from './people.ts';

const valves = 'Forty valves the control room can close by itself';
const leads = { lucia: 'Lucía Ferrer', tomasz: 'Tomasz Wilk' };

describe('two leads claim at once', () => {
  let app: RunningApp;
  let browser: Browser;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await app.stop();
  });

  it('lets one win, and tells the other who did', async () => {
    const lucia = await come({ app, browser }, 'lucia');
    const tomasz = await come({ app, browser }, 'tomasz');
    const both = [lucia, tomasz];
    for (const { page } of both) await chooseToClaim(page, valves);
    await meetAtTheDoor(both);

    const answers = await Promise.all(both.map(({ page }) => claimNow(page)));
    const won = answers.findIndex((answer) => answer.ok());
    const [winner, loser] = won === 0 ? [lucia, tomasz] : [tomasz, lucia];
    const winnersName = won === 0 ? leads.lucia : leads.tomasz;
    expect(answers.map((answer) => answer.ok()).toSorted()).toEqual([false, true]);
    loser.expected.push(/status of (409|412)/);

    await loser.page
      .getByRole('alert')
      .filter({ hasText: `${winnersName} claimed it first.` })
      .waitFor();
    for (const { page } of both) await cardIn(page, 'In review', valves).waitFor();
    const panel = await openCard(loser.page, valves);
    await panel.getByText(`${winnersName} is reading the brief.`).waitFor();
    await (await openCard(winner.page, valves))
      .getByRole('button', { name: 'Read back and accept' })
      .waitFor();
    await Promise.all(both.map((person) => person.leave()));
  });
});

/** Opens the card's menu; what is left is one press. */
async function chooseToClaim(page: Page, title: string): Promise<void> {
  await findCard(page, title);
  const moves = await openMoves(page, title);
  await moves.getByRole('menuitem', { name: 'In review' }).hover();
}

async function claimNow(page: Page): Promise<Response> {
  const answered = page.waitForResponse((response) => response.url().endsWith('/move'));
  await page.getByRole('menuitem', { name: 'In review' }).click();
  return answered;
}

/** Nobody's claim reaches the server before both are on their way. */
async function meetAtTheDoor(people: readonly Person[]): Promise<void> {
  let open = () => {};
  const everybodyIsHere = new Promise<void>((done) => {
    open = done;
  });
  let here = 0;
  for (const { page } of people) {
    await page.route('**/move', async (route) => {
      here += 1;
      if (here === people.length) open();
      await everybodyIsHere;
      await route.continue();
    });
  }
}

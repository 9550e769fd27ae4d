import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { columnOf, panelOf, write } from './acts.ts';
import { type RunningApp, startApp } from './app.ts';
import { complaintsOf } from './axe.ts';
import { launchBrowser, type Person } from './browser.ts';
import { ALDERMERE, come } from './people.ts';

const bill = 'Bill by the month instead of the quarter';
const twin = 'Bill by the month, not by the quarter';

/** In both schemes, wide and on a phone; once what was announced of buttons that are gone is gone too. */
async function mustBeAccessible(page: Page): Promise<void> {
  await page.waitForTimeout(300);
  const announced = page.locator('[data-live-announcer] [role="img"]');
  await expect.poll(() => announced.count(), { timeout: 15_000 }).toBe(0);
  expect(await complaintsOf(page)).toBe('');
}

describe('two opportunities that are the same', () => {
  let app: RunningApp;
  let browser: Browser;
  let amara: Person;
  let address = '';

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp(), launchBrowser()]);
    amara = await come({ app, browser }, 'amara');
  });
  afterAll(async () => {
    try {
      await amara.leave();
    } finally {
      await browser.close();
      await app.stop();
    }
  });

  async function compare() {
    const { page } = amara;
    const dialog = page.getByRole('dialog', { name: 'Merge two into one' });
    await panelOf(page, twin)
      .getByRole('button', { name: `Compare with ${bill}` })
      .click();
    await dialog.waitFor();
    return dialog;
  }

  it('are seen while the second is typed, which stops nobody', async () => {
    const { page } = amara;
    await page.getByRole('button', { name: 'New opportunity' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'New opportunity' });
    await dialog.getByLabel('Title').fill(twin);
    await dialog.getByRole('link', { name: bill }).waitFor();
    await mustBeAccessible(page);
    await dialog.getByRole('button', { name: 'Add it' }).click();
    await panelOf(page, twin).waitFor();
    address = new URL(page.url()).pathname;
    await panelOf(page, twin).getByRole('tab', { name: 'History' }).click();
    await write(page, { Comment: 'The council asked for exactly this.' });
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    await page.getByRole('listitem').getByText('The council asked').waitFor();
  });

  it('are compared side by side and become one, with the history of both', async () => {
    const { page } = amara;
    await panelOf(page, twin).getByRole('tab', { name: 'What' }).click();
    await panelOf(page, twin).getByText('1 other looks alike').waitFor();
    const dialog = await compare();
    await dialog.getByRole('table', { name: 'What would be kept' }).waitFor();
    await mustBeAccessible(page);
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await dialog.getByText('Say why they are the same.').waitFor();
    await dialog.getByLabel('Why are they the same?').fill('Word for word.');
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    const panel = panelOf(page, bill);
    await panel.waitFor();
    await panel.getByText('Merged into this').waitFor();
    await panel.getByRole('tab', { name: 'History' }).click();
    await panel.getByText('The council asked for exactly this.').waitFor();
    await panel.getByText(`merged it into “${bill}”: “Word for word.”`).waitFor();
    await mustBeAccessible(page);
    const assess = columnOf(page, 'Assess');
    expect(await assess.getByRole('article', { name: twin }).count()).toBe(0);
  });

  it('lead an old address to the one that stays, which says so', async () => {
    const { page } = amara;
    await page.goto(address);
    await panelOf(page, bill)
      .getByText(`You followed a link to “${twin}”, which was merged into this.`)
      .waitFor();
    await page.goto(`${ALDERMERE}/opportunities?stage=MERGED`);
    await page.getByRole('link', { name: twin }).waitFor();
    await page.goto(`${ALDERMERE}/opportunities?q=by the month`);
    await page.getByRole('link', { name: bill }).waitFor();
    expect(await page.getByRole('link', { name: twin }).count()).toBe(0);
  });

  it('are taken apart again, each with its own history', async () => {
    const { page } = amara;
    await page.goto(address);
    const survivor = panelOf(page, bill);
    await survivor.getByRole('tab', { name: 'What' }).click();
    await survivor.getByRole('button', { name: `Take “${twin}” out again` }).click();
    await page.getByText(`“${twin}” stands on its own again.`).waitFor();
    await page.goto(address);
    const panel = panelOf(page, twin);
    await panel.waitFor();
    await panel.getByRole('tab', { name: 'History' }).click();
    await panel.getByText('The council asked for exactly this.').waitFor();
    await panel.getByText(`took it out of “${bill}” again`).waitFor();
  });

  it('are undone at once from the notice', async () => {
    const { page } = amara;
    await panelOf(page, twin).getByRole('tab', { name: 'What' }).click();
    const dialog = await compare();
    await dialog.getByLabel('Why are they the same?').fill('A slip of the hand.');
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await panelOf(page, bill).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Undone.').waitFor();
    await page.goto(address);
    await panelOf(page, twin).waitFor();
  });
});

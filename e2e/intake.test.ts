import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formOf, panelOf, write } from './acts.ts';
import { type RunningApp, startApp } from './app.ts';
import { complaintsOf } from './axe.ts';
import { launchBrowser, newPerson, type Person } from './browser.ts';
import { ALDERMERE, come } from './people.ts';

const map = 'Show every open leak on a public map';
const twin = 'Show every open leak on one public map';
const fountain = 'A drinking fountain on every market square';
const reason = 'The squares belong to the city. Ask there: the connection is free.';

/** In both schemes, wide and on a phone; once what was announced of buttons that are gone is gone too. */
async function mustBeAccessible(page: Page): Promise<void> {
  await page.waitForTimeout(300);
  const announced = page.locator('[data-live-announcer] [role="img"]');
  await expect.poll(() => announced.count(), { timeout: 15_000 }).toBe(0);
  expect(await complaintsOf(page)).toBe('');
}

describe('proposing by a link, without an account', () => {
  let app: RunningApp;
  let browser: Browser;
  let amara: Person;
  let mara: Person;
  let form = '';
  const receipts: Record<string, string> = {};

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp(), launchBrowser()]);
    amara = await come({ app, browser }, 'amara');
    mara = await newPerson(browser, { baseUrl: app.url, viewport: { width: 360, height: 740 } });
  });
  afterAll(async () => {
    try {
      await amara.leave();
      await mara.leave();
    } finally {
      await browser.close();
      await app.stop();
    }
  });

  async function propose(title: string): Promise<void> {
    const { page } = mara;
    await write(page, {
      'What would be different, in one line?': title,
      'What is the problem today?': 'Nobody knows that somebody is coming.\nSo all of us call.',
      'Your name': 'Mara Quist',
    });
    await page.getByRole('button', { name: 'Send the proposal' }).click();
    await page.getByRole('heading', { name: 'Your proposal has arrived' }).waitFor();
    receipts[title] = await page.getByLabel('Link to your receipt').inputValue();
  }

  it('an advisor makes a form and is told its link once', async () => {
    const { page } = amara;
    await page.goto(`${ALDERMERE}/proposals`);
    await page.getByRole('button', { name: 'New form' }).click();
    await write(page, {
      Name: 'Ideas from the street',
      'What to say above the fields': 'Tell us **one** thing.',
    });
    await page.getByRole('button', { name: 'Make the link' }).click();
    form = await page.getByLabel('Link to the form').inputValue();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('Ideas from the street').waitFor();
    expect(await page.content()).not.toContain(form.split('/').at(-1));
  });

  it('somebody on a phone proposes twice, and gets a receipt for each', async () => {
    const { page } = mara;
    const answer = await page.goto(form);
    expect(answer?.headers()['x-robots-tag']).toContain('noindex');
    await page.getByRole('heading', { name: 'Ideas from the street' }).waitFor();
    await page.getByText('A proposal to Aldermere Water').waitFor();
    await mustBeAccessible(page);
    await page.getByRole('button', { name: 'Send the proposal' }).click();
    await page.getByText('Say in one line what would be different.').waitFor();
    await mustBeAccessible(page);
    await page.waitForTimeout(2000);
    await propose(twin);
    await mustBeAccessible(page);
    await page.getByRole('button', { name: 'Propose something else' }).click();
    await propose(fountain);
    await page.getByRole('link', { name: 'Open the receipt' }).click();
    await page.getByRole('heading', { name: 'Waiting to be read' }).waitFor();
    await mustBeAccessible(page);
  });

  it('keeps what was written through a lost answer and a reload, and arrives once', async () => {
    const { page, context, expected } = mara;
    expected.push(/ERR_INTERNET_DISCONNECTED/, /ERR_FAILED/);
    await page.goto(form);
    const odd = 'مياه الشارع 🚰👩‍👩‍👧 <img src=x onerror=alert(1)> **not bold**';
    await write(page, {
      'What would be different, in one line?': odd,
      'What is the problem today?': 'x'.repeat(10_000),
      'Your name': '<b>Mara</b>',
    });
    const send = page.getByRole('button', { name: 'Send the proposal' });
    await send.click();
    await page.getByText('Use at most 5,000 characters.').waitFor();
    const problem = page.getByLabel('What is the problem today?');
    await problem.fill('Sent twice, arrives once.');
    // Nobody writes quicker than this.
    await page.waitForTimeout(2200);
    // The request arrives and its answer does not.
    const url = '**/api/v1/intake/*';
    await page.route(url, async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      await route.fetch();
      await route.abort();
    });
    await send.click();
    await page.getByRole('alert').first().waitFor();
    await page.unroute(url);
    await page.reload();
    expect(await problem.inputValue()).toBe('Sent twice, arrives once.');
    await context.setOffline(true);
    await send.click();
    await page.getByRole('alert').first().waitFor();
    await context.setOffline(false);
    await send.dblclick();
    await page.getByRole('heading', { name: 'Your proposal has arrived' }).waitFor();
    const inbox = `/api/v1/workspaces${ALDERMERE}/submissions`;
    const { submissions } = await (await amara.page.request.get(inbox)).json();
    const its = submissions.filter(({ title }: { title: string }) => title === odd);
    expect(its).toHaveLength(1);
    await amara.page.goto(`${ALDERMERE}/proposals?open=${its[0].id}`);
    await amara.page.getByRole('button', { name: odd }).waitFor();
    expect(await amara.page.locator('main img[src="x"], main b').count()).toBe(0);
    await amara.page.keyboard.press('d');
    const decline = formOf(amara.page.locator('main'), 'Decline it');
    await decline.getByLabel('Reason').fill('A trial.');
    await amara.page.keyboard.press('Control+Enter');
    await decline.waitFor({ state: 'detached' });
  });

  it('loads none of the board’s code on a form', async () => {
    const { page } = mara;
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
    await page.goto(form);
    await page.getByRole('button', { name: 'Send the proposal' }).waitFor();
    expect(loaded.filter((path) => /board|panel|ranking|meeting|plot|dnd/.test(path))).toEqual([]);
    expect(loaded.filter((path) => path.startsWith('/api/'))).toHaveLength(1);
  });

  it('an advisor, by keyboard, sees the likely duplicate and takes the two together', async () => {
    const { page } = amara;
    await page.goto(`${ALDERMERE}/proposals`);
    await page.getByRole('button', { name: twin }).click();
    const alike = page.getByRole('region', { name: 'Opportunities that look alike' });
    await alike.getByRole('link', { name: map }).waitFor();
    await mustBeAccessible(page);
    await page.keyboard.press('m');
    const answer = page.getByRole('form', { name: 'Take it together with an opportunity' });
    await answer.waitFor();
    await answer.getByRole('radio', { name: map, checked: true }).waitFor();
    await mustBeAccessible(page);
    await page.keyboard.press('Control+Enter');
    await answer.waitFor({ state: 'detached' });
    await page.getByText(`Taken together: ${twin}.`).waitFor();
  });

  it('declines the other with a reason, and takes up one from the depots', async () => {
    const { page } = amara;
    // The next one stands open already.
    await page.getByRole('button', { name: fountain, expanded: true }).waitFor();
    await page.keyboard.press('d');
    const decline = formOf(page.locator('main'), 'Decline it');
    await decline.getByLabel('Reason').fill('Not ours.');
    await page.keyboard.press('Control+Enter');
    await decline.waitFor({ state: 'detached' });
    // Thought better of it: it waits again, and stands open again.
    const toast = page.getByRole('alertdialog').filter({ hasText: `Declined: ${fountain}.` });
    await toast.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: fountain, expanded: true }).waitFor();
    await page.keyboard.press('d');
    await decline.getByLabel('Reason').fill(reason);
    await page.keyboard.press('Control+Enter');
    await decline.waitFor({ state: 'detached' });
    // From the end of the list it is the one before.
    await page.getByRole('button', { name: /^Text people before/, expanded: true }).waitFor();
    await page.keyboard.press('a');
    const accept = formOf(page.locator('main'), 'Take it up');
    await accept.getByLabel('Title').fill('Text people before their street is shut off');
    await page.keyboard.press('Control+Enter');
    await accept.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Text people before their street is shut off' }).click();
    const panel = panelOf(page, 'Text people before their street is shut off');
    await panel.getByText('Ines Brandt, service desk').waitFor();
    await panel.getByText('Assess').first().waitFor();
  });

  it('the receipts tell what became of both, and nothing else', async () => {
    const { page } = mara;
    await page.goto(receipts[fountain] ?? '');
    await page.getByRole('heading', { name: 'Declined' }).waitFor();
    await page.getByText(reason).waitFor();
    await page.goto(receipts[twin] ?? '');
    await page.getByRole('heading', { name: 'Taken together' }).waitFor();
    await page.getByText('It is being weighed against everything else').waitFor();
    expect(await page.content()).not.toContain('Amara');
    await mustBeAccessible(page);
  });

  it('a form that is closed is closed', async () => {
    await amara.page.goto(`${ALDERMERE}/proposals`);
    await amara.page.getByRole('button', { name: 'Close Ideas from the street' }).click();
    await amara.page.getByText('Closed: Ideas from the street.').waitFor();
    const { page } = mara;
    mara.expected.push(/404/);
    await page.goto(form);
    await page.getByRole('heading', { name: 'This form is closed' }).waitFor();
    await mustBeAccessible(page);
    await page.goto(receipts[fountain] ?? '');
    await page.getByRole('heading', { name: 'Declined' }).waitFor();
  });
});

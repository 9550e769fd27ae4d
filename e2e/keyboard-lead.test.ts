import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardIn } from './acts.ts';
import { type RunningApp, startApp } from './app.ts';
import { launchBrowser, newPerson, type Person } from './browser.ts';
import { enter, expectFocusKept, tabTo } from './hands.ts';

describe('a lead’s day without a mouse', () => {
  let app: RunningApp;
  let browser: Browser;
  let person: Person;
  let page: Page;
  let title: string;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp(), launchBrowser()]);
    person = await newPerson(browser, { baseUrl: app.url });
    person.expected.push(/status of 401/);
    page = person.page;
    await page.goto('/');
    await enter(page, 'button', /^Sign in as Lucía/);
    await page.getByRole('article').first().waitFor();
    const queued = page.getByRole('region', { name: 'Queued', exact: true }).getByRole('article');
    title =
      (await queued.filter({ hasText: 'Lucía Ferrer' }).first().getByRole('link').textContent()) ??
      '';
  });
  afterAll(async () => {
    await person.leave();
    await browser.close();
    await app.stop();
  });

  it('goes from card to card', async () => {
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press('j');
    await expectFocusKept(page);
    const first = await focused();
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).not.toBe(first);
    await page.keyboard.press('ArrowUp');
    await expect.poll(focused).toBe(first);
    const inQueued = () =>
      page.evaluate(() =>
        document.querySelector('#column-QUEUED')?.contains(document.activeElement),
      );
    for (const key of ['l', 'j']) {
      for (let presses = 0; presses < 12; presses += 1) {
        if ((await focused()) === title || (key === 'l' && (await inQueued()))) break;
        const before = await focused();
        await page.keyboard.press(key);
        await expect.poll(focused).not.toBe(before);
      }
    }
    expect(await focused()).toBe(title);
  });

  it('lists the moves of a card, and comes back to it', async () => {
    await page.keyboard.press('m');
    const menu = page.getByRole('menu', { name: `Move ${title}` });
    await menu.waitFor();
    await expect
      .poll(() =>
        menu
          .getByRole('menuitem')
          .first()
          .evaluate((item) => item === document.activeElement),
      )
      .toBe(true);
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
    await expectFocusKept(page);
  });

  it('opens a card and comes back to it', async () => {
    await tabTo(page, 'link', title, { key: 'Shift+Tab' });
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: title, exact: true }).getByRole('tab').first().waitFor();
    await expectFocusKept(page);
    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: title, exact: true }).waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(title);
  });

  it('lifts a card with Space, carries it with the arrows and drops it', async () => {
    await tabTo(page, 'button', `Drag ${title}`);
    await page.keyboard.press('Space');
    await page.getByText(`Lifted ${title} in Queued`).waitFor({ state: 'attached' });
    await page.keyboard.press('ArrowRight');
    await page.getByText('Dropping it means: Start.').waitFor({ state: 'attached' });
    await page.keyboard.press('Space');
    await cardIn(page, 'Building', title).waitFor();
    await page.getByText('Moved to Building.').first().waitFor();
    await expectFocusKept(page);
  });

  it('goes down and up the list of obligations, does one in place, and takes it back', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await page.getByRole('heading', { name: 'My obligations' }).waitFor();
    const links = page.getByRole('list', { name: 'My obligations' }).getByRole('link');
    await links.first().waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    const claim = await page
      .getByRole('button', { name: /^Claim / })
      .first()
      .getAttribute('aria-label');
    const offered = claim?.replace('Claim ', '') ?? '';
    const [first, second] = await links.allInnerTexts();
    await page.keyboard.press('j');
    await expect.poll(focused).toBe(first);
    await page.keyboard.press('j');
    await expect.poll(focused).toBe(second);
    await page.keyboard.press('k');
    await expect.poll(focused).toBe(first);
    while ((await focused()) !== offered) {
      const before = await focused();
      await page.keyboard.press('j');
      await expect.poll(focused).not.toBe(before);
    }

    await page.keyboard.press('x');
    await page.getByText(`Claimed: ${offered}.`).waitFor();
    await expectFocusKept(page);
    await page.getByRole('button', { name: `Claim ${offered}` }).waitFor({ state: 'detached' });
    await page.keyboard.press('F6');
    await tabTo(page, 'button', 'Undo');
    await page.keyboard.press('Enter');
    await page.getByText(`Took it back: ${offered}.`).waitFor();
    await page.getByRole('button', { name: `Claim ${offered}` }).waitFor();
    await expectFocusKept(page);
  });
});

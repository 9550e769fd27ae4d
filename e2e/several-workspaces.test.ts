import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { panelOf } from './acts.ts';
import { type RunningApp, startApp } from './app.ts';
import { launchBrowser, type Person } from './browser.ts';
import { ALDERMERE, come } from './people.ts';

const opportunity = 'Leak dogs for the 300 km nobody can hear';

async function mustBeAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  }
}

describe('an advisor with several workspaces, by keyboard alone', () => {
  let app: RunningApp;
  let browser: Browser;
  let amara: Person;

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

  async function find(words: string): Promise<void> {
    const { page } = amara;
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('dialog', { name: 'Command palette' }).waitFor();
    await page.keyboard.type(words);
  }

  it('opens an opportunity by words of its title from any page', async () => {
    const { page } = amara;
    await page.goto(`${ALDERMERE}/metrics`);
    await page.getByRole('heading', { name: 'Metrics', level: 1 }).waitFor();
    await find('300 dogs');
    await page.getByRole('menuitem', { name: opportunity }).waitFor();
    await mustBeAccessible(page);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/board\/[0-9a-f-]{36}$/);
    await panelOf(page, opportunity).waitFor();
  });

  it('makes a workspace and lands in it, told the next step', async () => {
    const { page } = amara;
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${ALDERMERE}/progress`);
    await page.getByRole('button', { name: 'More', exact: true }).press('Enter');
    await page.getByRole('button', { name: /switch workspace/ }).press('Enter');
    await page.getByRole('menu', { name: 'Workspaces' }).waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    const name = page.getByLabel('Name', { exact: true });
    await expect.poll(() => name.evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.type('Straße am Hafen');
    const address = page.getByLabel('In addresses');
    expect(await address.inputValue()).toBe('strasse-am-hafen');
    await address.fill('account');
    await page.getByText('Baton uses this address itself.').waitFor();
    await mustBeAccessible(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(360);
    await address.fill('hafen');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/hafen/board');
    await page.getByRole('link', { name: 'Import a list' }).waitFor();
  });

  it('changes between them', async () => {
    const { page } = amara;
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('button', { name: 'Straße am Hafen, switch workspace' }).press('Enter');
    const aldermere = page.getByRole('menuitem', { name: /^Aldermere Water/ });
    await aldermere.waitFor();
    expect(await aldermere.textContent()).toContain('Advisor');
    await aldermere.press('Enter');
    await page.waitForURL(`**${ALDERMERE}/board`);
    await page.getByRole('link', { name: opportunity }).waitFor();
  });
});

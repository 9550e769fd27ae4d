import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ALDERMERE, demoWorld } from './people.ts';

const company = demoWorld();

/** Every figure on the page that opens rows, by what it says. */
const figuresOn = (page: Page) => page.getByRole('main').getByRole('table').getByRole('link').all();

describe('an executive who asks how handoffs go', () => {
  it('opens each figure and finds exactly the rows it counts', async () => {
    const page = await company.at('priya');
    await page.getByRole('link', { name: 'Handoff figures' }).click();
    await page.getByRole('heading', { level: 1, name: 'Handoff figures' }).waitFor();
    await page.getByRole('button', { name: 'By team' }).click();
    await page.waitForURL(/by=team/);
    const links = await figuresOn(page);
    expect(links.length).toBeGreaterThan(20);
    for (const link of links.filter((_, n) => n % 4 === 0)) {
      const said = await link.innerText();
      const label = (await link.getAttribute('aria-label')) ?? '';
      await link.click();
      const rows = page.getByRole('region', { name: /: / }).getByRole('listitem');
      await rows.first().waitFor();
      const isCount = !/Median|percentile|active handoff/.test(label);
      if (isCount) expect([label, await rows.count()]).toEqual([label, Number.parseInt(said, 10)]);
      await page.getByRole('button', { name: 'Close' }).click();
    }
  });

  it('goes from a row to its handoff, and back to the same figures', async () => {
    const page = await company.at('priya');
    await page.goto(`${ALDERMERE}/handoffs?by=quarter&show=crossed`);
    const panel = page.getByRole('region', { name: 'First review: Crossed' });
    const first = panel.getByRole('listitem').first().getByRole('link');
    const title = await first.innerText();
    await first.click();
    await page.getByRole('region', { name: title, exact: true }).waitFor();
    await page.goBack();
    await panel.waitFor();
    expect(page.url()).toContain('by=quarter');
  });

  it('takes a table along for a spreadsheet', async () => {
    const page = await company.at('priya');
    await page.goto(`${ALDERMERE}/handoffs`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Days in each state as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('days-in-each-state.csv');
    const lines = readFileSync(await download.path(), 'utf8').split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFF"Group","Figure","All","Q\d \d{4}"/);
    expect(lines[1]).toMatch(/^"Draft","Median","\d+"/);
  });
});

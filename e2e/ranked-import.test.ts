import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { APIRequestContext, Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Ranking } from '#shared/scoring/ranking.ts';
import { dayOf } from '#shared/time.ts';
import { type RunningApp, startApp } from './app.ts';
import { launchBrowser, newPerson, type Person } from './browser.ts';
import { listToImport } from './list-to-import.ts';
import { setUp } from './people.ts';

const list = listToImport();
const count = (n: number) => n.toLocaleString('en-US');
/** Requests at once: enough to keep a server of two processors busy. */
const ABREAST = 8;

/** The real list, every row of it a candidate: what it says about stages is left aside. */
async function importAsCandidates(request: APIRequestContext, api: string): Promise<void> {
  const file = {
    name: basename(list.path),
    mimeType: 'text/csv',
    buffer: readFileSync(list.path),
  };
  const looked = await request.post(`${api}/imports/preview`, { multipart: { file } });
  const preview = await looked.json();
  const columns = preview.columns.flatMap(({ index, guess }: { index: number; guess: string }) =>
    guess ? [{ column: index, field: guess }] : [],
  );
  const mapping = JSON.stringify({
    source: 'use cases',
    columns,
    ...(preview.suggestedIdentity.length > 0 && { identity: preview.suggestedIdentity }),
  });
  const imported = await request.post(`${api}/imports`, {
    multipart: { mapping, file },
    timeout: 120_000,
  });
  expect(imported.status(), await imported.text()).toBeLessThan(300);
}

async function rankingOf(request: APIRequestContext, api: string): Promise<Ranking> {
  return Ranking.parse(await (await request.get(`${api}/ranking`)).json());
}

/** Rates each through the API, by numbers that differ; with one advisor every round is revealed at once. */
async function rateAll(request: APIRequestContext, { model, opportunities }: Ranking) {
  const queue = opportunities.map(({ id }, n) => ({ id, n }));
  const work = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      const { id, n } = next;
      const answers = model.criteria.map((criterion, c) => {
        const likely = 1 + ((n * (3 + c) + n * n * (c + 1)) % 5);
        const [low, high] = [Math.max(1, likely - (n % 2)), Math.min(5, likely + (c % 2))];
        return { criterionId: criterion.id, low, likely, high, rationale: '' };
      });
      const rated = await request.put(`/api/v1/opportunities/${id}/rating`, {
        data: { answers, submit: true },
      });
      expect(rated.status(), await rated.text()).toBe(204);
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, work));
}

describe('the imported opportunities, ranked and cut', () => {
  let app: RunningApp;
  let browser: Browser;
  let ada: Person;
  let page: Page;
  let office: string;
  let api: string;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp({ SEED_DEMO: 'false' }), launchBrowser()]);
    ada = await newPerson(browser, { baseUrl: app.url });
    page = ada.page;
    const founder = { name: 'Ada Moreau', email: 'ada@office.example', workspace: 'AI Office' };
    office = await setUp(ada, app, founder);
    api = `/api/v1/workspaces${office}`;
  });
  afterAll(async () => {
    try {
      await ada.leave();
    } finally {
      await browser.close();
      await app.stop();
    }
  });

  it('say what comes first while there is nothing, and while nobody has rated', async () => {
    await page.goto(`${office}/ranking`);
    await page.getByText('Nothing to rank yet').waitFor();
    await importAsCandidates(page.request, api);
    await page.getByText('Nobody’s ratings are revealed yet').waitFor({ timeout: 30_000 });
    await page.getByText(`${count(list.rows)} opportunities wait`, { exact: false }).waitFor();
  });

  it('stand in their order once rated, with the way to say what can be carried', async () => {
    const before = await rankingOf(page.request, api);
    expect(before.opportunities).toHaveLength(list.rows);
    await rateAll(page.request, before);
    await page.getByText(`${count(list.rows)} opportunities with a score`).waitFor();
    await page.getByRole('link', { name: 'Say how many people each owner has' }).waitFor();
  }, 400_000);

  it('are cut where the capacity ends, and say how sure each place is', async () => {
    const owner = {
      name: 'Delivery',
      kind: 'TEAM',
      capacity: [{ startsOn: dayOf(new Date()), peoplePerWeek: 8 }],
    };
    const made = await page.request.post(`${api}/owners`, { data: owner });
    expect(made.status(), await made.text()).toBe(201);
    // Nobody has estimated anything, so each counts as four weeks: eight people carry 26 in a quarter.
    const carried = Math.min(list.rows, 26);
    const toLine = page.getByRole('button', { name: 'To the cut line' });
    if (list.rows > 50) await toLine.click();
    await page
      .getByText(`${count(carried)} of ${count(list.rows)} above`, { exact: true })
      .waitFor();
    await page.getByText(`${carried * 4} of 104 person-weeks`).waitFor();
    await page.getByText('Nobody has estimated any of this').waitFor();
    await page.getByText(/\d contested$/).waitFor({ timeout: 30_000 });
  });

  it('show the same figures as the server holds', async () => {
    const { opportunities } = await rankingOf(page.request, api);
    const best = Math.max(...opportunities.map(({ score }) => score ?? 0));
    await page.reload();
    const first = page.locator('[data-row]').first();
    await first.waitFor();
    expect(await first.getByRole('cell').first().innerText()).toBe('1');
    expect(await first.getByRole('cell').nth(1).innerText()).toBe(String(Math.round(best)));
    await first.getByText(/^(safe|contested|out)$/).waitFor();
  });

  it('are found, narrowed to what is contested, and opened, of thousands a few at a time', async () => {
    expect(await page.locator('[data-row]').count()).toBeLessThan(80);
    await page.getByRole('button', { name: 'Contested only' }).click();
    await expect
      .poll(() => page.locator('[data-row]').filter({ hasNotText: 'contested' }).count())
      .toBe(0);
    await page.getByRole('button', { name: 'Contested only' }).click();
    const title = await page.locator('[data-row]').nth(1).getByRole('rowheader').innerText();
    await page.getByRole('searchbox').fill(title.trim());
    await page.locator('[data-row]').first().getByRole('button').click();
    await page.getByRole('region', { name: 'What moves its score' }).waitFor();
  });
});

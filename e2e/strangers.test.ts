import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { panelOf } from './acts.ts';
import { type RunningApp, startApp } from './app.ts';
import { launchBrowser, newPerson, type Person } from './browser.ts';
import { ALDERMERE, come, invite, join } from './people.ts';

const olga = 'Olga Brandt';
const title = 'Leak dogs for the 300 km nobody can hear';
const sections = [
  'board',
  'opportunities',
  'priorities',
  'obligations',
  'progress',
  'metrics',
  'owners',
  'decisions',
  'members',
  'import',
  'proposals',
];
const listOf: Record<string, string> = { import: 'imports', proposals: 'submissions' };
const lists = sections.map((section) => listOf[section] ?? section);

describe('a member of another workspace, who was one of ours and knows every address', () => {
  let app: RunningApp;
  let browser: Browser;
  let priya: Person;
  let stranger: Person;
  /** Of an opportunity of Aldermere. */
  let id: string;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp(), launchBrowser()]);
    priya = await come({ app, browser }, 'priya');
    stranger = await newPerson(browser, { baseUrl: app.url });
    stranger.expected.push(/status of 404/);
    const link = await invite(priya, ALDERMERE, { email: 'olga@elsewhere.example', role: 'Admin' });
    await join(stranger, link, olga);
    const known = await stranger.page.getByRole('link', { name: title }).getAttribute('href');
    id = known?.split('/').at(-1) ?? '';
    await openWorkspace(stranger.page, 'elsewhere');
    await remove(priya.page, olga);
  });
  afterAll(async () => {
    try {
      await Promise.all([priya, stranger].map((person) => person.leave()));
    } finally {
      await browser.close();
      await app.stop();
    }
  });

  it('finds no page of ours, and cannot tell ours from one that never was', async () => {
    const { page } = stranger;
    const nothing = await textOf(page, '/never-was/board');
    expect(nothing).toContain('This address leads nowhere');
    for (const section of sections) {
      expect(await textOf(page, `${ALDERMERE}/${section}`)).toBe(nothing);
    }
    expect(await textOf(page, `${ALDERMERE}/board/${id}`)).toBe(nothing);
  });

  it('does not open our opportunity inside her own workspace', async () => {
    const { page } = stranger;
    await page.goto(`/elsewhere/board/${id}`);
    await panelOf(page, 'Not here')
      .getByText('This opportunity is not in this workspace.')
      .waitFor();
    expect(await page.locator('body').innerText()).not.toContain(title);
  });

  it('is answered 404 by the API, reading and writing', async () => {
    const { page } = stranger;
    await page.goto('/elsewhere/board');
    const reads = [
      ...lists.map((list) => `/workspaces/aldermere/${list}`),
      '/workspaces/aldermere/events',
      '/workspaces/aldermere/stream',
      `/opportunities/${id}`,
    ];
    for (const path of reads)
      expect([path, await statusOf(page, 'GET', path)]).toEqual([path, 404]);
    const writes = [`/opportunities/${id}/comments`, '/workspaces/aldermere/opportunities'];
    for (const path of writes) {
      expect([path, await statusOf(page, 'POST', path)]).toEqual([path, 404]);
    }
  });

  it('searches in vain', async () => {
    const { page } = stranger;
    await page.goto('/elsewhere/opportunities');
    await page.getByRole('heading', { name: 'Opportunities' }).waitFor();
    await page.keyboard.press('ControlOrMeta+k');
    const palette = page.getByRole('dialog', { name: 'Command palette' });
    await palette.getByRole('searchbox').fill('Aldermere');
    await palette.getByText('Nothing by that name.').waitFor();
    await palette.getByRole('searchbox').fill('Leak dogs');
    await palette.getByText('Nothing by that name.').waitFor();
    await page.keyboard.press('Escape');
    await page.goto('/elsewhere/opportunities?q=dogs');
    await page.getByRole('heading', { name: 'Opportunities' }).waitFor();
    expect(await page.getByText(title).count()).toBe(0);
  });

  it('hears of nothing that happens here on her own live line', async () => {
    await stranger.page.goto('/elsewhere/board');
    await listen(stranger.page, '/workspaces/elsewhere/stream');
    await invite(priya, ALDERMERE, { email: 'nadia@aldermere.example', role: 'Lead' });
    await statusOf(stranger.page, 'POST', '/workspaces/elsewhere/opportunities', { title: 'Mine' });
    await expect.poll(() => heardBy(stranger.page)).toEqual(['opportunity_created']);
  });
});

/** There is no screen for it yet; the API lets everybody found a workspace. */
async function openWorkspace(page: Page, slug: string): Promise<void> {
  const body = { name: 'Elsewhere', slug };
  expect(await statusOf(page, 'POST', '/workspaces', body)).toBe(201);
}

async function remove(page: Page, name: string): Promise<void> {
  await page.goto(`${ALDERMERE}/members`);
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Remove from workspace…' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByText(`${name} was removed.`).waitFor();
}

/** Everything that a page says once it has settled. */
async function textOf(page: Page, path: string): Promise<string> {
  await page.goto(path);
  await page.getByRole('heading').first().waitFor();
  return page.locator('body').innerText();
}

/** Asks the API as this page's own code does, with its cookie. */
function statusOf(page: Page, method: string, path: string, body: object = {}): Promise<number> {
  return page.evaluate(
    async (ask) => {
      const headers = {
        'Content-Type': 'application/json',
        'Idempotency-Key': crypto.randomUUID(),
      };
      const writes = ask.method === 'GET' ? {} : { headers, body: JSON.stringify(ask.body) };
      const answer = await fetch(`/api/v1${ask.path}`, { method: ask.method, ...writes });
      await answer.body?.cancel();
      return answer.status;
    },
    { method, path, body },
  );
}

/** Keeps the types of events heard in the page, until it is left. */
function listen(page: Page, path: string): Promise<void> {
  return page.evaluate((stream) => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const source = new EventSource(`/api/v1${stream}`);
    source.addEventListener('happened', ({ data }) => heard.push(JSON.parse(data).type));
    return new Promise<void>((ready) => source.addEventListener('ready', () => ready()));
  }, path);
}

const heardBy = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { heard: string[] }).heard);

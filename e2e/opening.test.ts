import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from './app.ts';
import { launchBrowser, newPerson } from './browser.ts';

describe('opening Baton', () => {
  let app: RunningApp;
  let browser: Browser;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await app.stop();
  });

  it('shows a page without a complaint', async () => {
    const visitor = await newPerson(browser, { baseUrl: app.url });
    visitor.expected.push(/status of 401/);
    await visitor.page.goto('/');
    await expect.poll(() => visitor.page.title()).toContain('Baton');
    await expect.poll(() => visitor.page.locator('body').innerText()).toMatch(/\w/);
    await visitor.leave();
  });

  it('tells an unknown address of the API from an address of a screen', async () => {
    expect((await fetch(`${app.url}/api/v1/nothing-here`)).status).toBe(404);
    expect(
      (await fetch(`${app.url}/some/screen`, { headers: { accept: 'text/html' } })).status,
    ).toBe(200);
  });
});

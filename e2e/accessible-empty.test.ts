import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from './app.ts';
import { check, complaintsOf, named, type Screen, section, type World, worldOf } from './axe.ts';
import { launchBrowser, newPerson, type Person } from './browser.ts';
import { setUp } from './people.ts';

const emptyScreens: Screen[] = [
  ...['Board', 'Opportunities', 'Priorities', 'Owners', 'Metrics', 'Decisions'],
  ...['Progress', 'Import', 'Members', 'Proposals', 'Ranking', 'Rating'],
]
  .map((title) => section(title))
  .concat(
    section('My obligations', 'obligations'),
    section('Rating sessions', 'rating/sessions'),
    section('Scoring model', 'scoring-model'),
    section('Decision meeting', 'meeting'),
  );

describe('accessibility of an empty installation', () => {
  let app: RunningApp;
  let browser: Browser;
  let person: Person;
  let world: World;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp({ SEED_DEMO: 'false' }), launchBrowser()]);
    person = await newPerson(browser, { baseUrl: app.url });
    person.expected.push(/status of 401/);
  });
  afterAll(async () => {
    await person.leave();
    await browser.close();
    await app.stop();
  });

  it('finds nothing to say about setting up', async () => {
    const { page } = person;
    await page.goto('/');
    await page.getByLabel('Token').waitFor();
    expect(await complaintsOf(page)).toBe('');
    await page.getByRole('button', { name: 'Set up Baton' }).click();
    await page.getByRole('alert').or(page.locator('[aria-invalid="true"]')).first().waitFor();
    expect(await complaintsOf(page)).toBe('');
    const path = await setUp(person, app, {
      name: 'Ada Vogel',
      email: 'ada@aldermere.example',
      workspace: 'Aldermere Water',
    });
    world = await worldOf(person, path);
  });

  it.each(named(emptyScreens))(
    'finds nothing to say about %s without anything in it',
    (_name, screen) => check(world, screen),
  );
});

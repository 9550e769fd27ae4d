import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emailOf, type PersonKey } from '#prisma/demo/people.ts';
import { DEMO_PASSWORD } from '#server/people/demo-people.ts';
import { cardIn, day } from './acts.ts';
import { type RunningApp, startApp } from './app.ts';
import { launchBrowser, newPerson, type Person } from './browser.ts';
import { enter, expectFocusKept, find, inForm, tabTo, type, typeDay } from './hands.ts';
import { ALDERMERE } from './people.ts';

const TITLE = 'Answer routine letters from drafts';
const METRIC = 'Days until a letter is answered';

describe('the main job without a mouse', () => {
  let app: RunningApp;
  let browser: Browser;
  const people: Person[] = [];
  let amara: Page;
  let lucia: Page;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp(), launchBrowser()]);
  });
  afterAll(async () => {
    for (const person of people) await person.leave();
    await browser.close();
    await app.stop();
  });

  let hasFailed = false;
  beforeEach(({ skip, onTestFailed }) => {
    skip(hasFailed, 'what comes before it failed');
    onTestFailed(() => {
      hasFailed = true;
    });
  });

  async function signIn(key: PersonKey): Promise<Page> {
    const person = await newPerson(browser, { baseUrl: app.url });
    person.expected.push(/status of 401/);
    people.push(person);
    const { page } = person;
    await page.goto('/');
    await type(page, 'E-mail', emailOf(key));
    await page.keyboard.press('Tab');
    await page.keyboard.type(DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${ALDERMERE}/board`);
    await page.getByRole('heading', { name: 'Board' }).waitFor();
    return page;
  }

  /** The way of a keyboard to a page: `g` and its letter. */
  async function goTo(page: Page, key: string, heading: string) {
    await page.keyboard.press('g');
    await page.keyboard.press(key);
    await page.getByRole('heading', { name: heading, exact: true, level: 1 }).waitFor();
  }

  /** What waits for this person, opened where it is done. */
  async function openObligation(page: Page, verb: string) {
    await goTo(page, 'i', 'My obligations');
    await page
      .getByRole('listitem')
      .filter({ hasText: TITLE })
      .getByText(verb, { exact: true })
      .first()
      .waitFor();
    await enter(page, 'link', TITLE);
    await page.getByRole('region', { name: TITLE }).waitFor();
  }

  const said = (page: Page, text: string) => page.getByText(text).first().waitFor();

  it('signs in', async () => {
    amara = await signIn('amara');
    lucia = await signIn('lucia');
  });

  it('names the number that has to move', async () => {
    await goTo(amara, 'm', 'Metrics');
    await enter(amara, 'button', 'Add metric');
    await type(amara, 'Name', METRIC);
    await type(amara, 'Unit', 'days');
    await tabTo(amara, 'radio', 'Up is better');
    await amara.keyboard.press('ArrowDown');
    await type(amara, 'Baseline', '12');
    await typeDay(amara, 'Measured on', day(-30));
    await type(amara, /^Where the baseline comes from/, 'Post room ledger');
    await type(amara, 'Target', '5');
    await typeDay(amara, 'Measure by', day(-1));
    await tabTo(amara, 'button', /Measurer/);
    await amara.keyboard.press('Enter');
    await amara.getByRole('option', { name: 'Amara Okafor' }).waitFor();
    await amara.keyboard.type('Amara');
    await amara.keyboard.press('Enter');
    await enter(amara, 'button', 'Add metric');
    await said(amara, METRIC);
    await expectFocusKept(amara);
  });

  it('adds an opportunity', async () => {
    await goTo(amara, 'b', 'Board');
    await amara.getByRole('article').first().waitFor();
    await amara.keyboard.press('c');
    await amara.getByRole('dialog', { name: 'New opportunity' }).waitFor();
    await amara.keyboard.type(TITLE);
    await amara.keyboard.press('Enter');
    await amara.getByRole('region', { name: TITLE }).waitFor();
    await expectFocusKept(amara);
  });

  it('rates', async () => {
    await enter(amara, 'button', 'Rate');
    await rateEveryCriterion(amara);
    await enter(amara, 'button', 'Hand in');
    await said(amara, 'You have handed in your rating.');
    await expectFocusKept(amara);
    await enter(amara, 'button', 'Close the round');
    await amara.getByRole('button', { name: 'Decide', exact: true }).waitFor();
    await expectFocusKept(amara);
  });

  it('decides', async () => {
    await enter(amara, 'button', 'Decide');
    await inForm(amara, 'Decide');
    await type(amara, 'Reason', 'It moves the number most for the least work.');
    await amara.keyboard.press('Control+Enter');
    await said(amara, 'Decided to pursue it.');
    await expectFocusKept(amara);
  });

  it('writes the brief', async () => {
    await enter(amara, 'button', 'Write the brief');
    await type(amara, 'Problem', 'People wait twelve days for an answer to a routine letter.');
    await type(amara, 'For whom', 'Customers who write to us');
    await find(amara, 'Success metric', METRIC);
    await type(amara, 'Why now', 'The backlog has doubled since spring.');
    await type(amara, 'Line in scope 1', 'Routine letters');
    await amara.keyboard.press('Enter');
    await amara.keyboard.type('Changes of address');
    await type(amara, 'Line out of scope 1', 'Complaints');
    await type(amara, 'Criterion 1', 'A draft is ready within a minute');
    await said(amara, 'Nothing is missing');
  });

  it('offers it to a team', async () => {
    await enter(amara, 'button', 'Offer');
    await inForm(amara, 'Offer');
    await find(amara, 'Team', 'Network crew');
    await enter(amara, 'button', 'Offer');
    await said(amara, 'Offered to Network crew.');
    await amara.getByRole('form', { name: 'Offer' }).waitFor({ state: 'detached' });
    await expectFocusKept(amara);
    await amara.keyboard.press('Escape');
    await amara.getByRole('region', { name: TITLE }).waitFor({ state: 'detached' });
    await expectFocusKept(amara);
  });

  it('claims it from the list of obligations', async () => {
    await goTo(lucia, 'i', 'My obligations');
    await enter(lucia, 'button', `Claim ${TITLE}`);
    await said(lucia, `Claimed: ${TITLE}.`);
    await expectFocusKept(lucia);
  });

  it('reads it back', async () => {
    await openObligation(lucia, 'Review');
    await inForm(lucia, 'Read back and accept');
    await type(
      lucia,
      'Outcome',
      'Whoever writes about everyday matters hears from us inside one week.',
    );
    await type(lucia, 'First deliverable', 'Drafts for address changes');
    await type(lucia, 'Biggest risk', 'It sounds like a machine');
    await type(lucia, 'Fallback', 'The old templates');
    await type(lucia, 'Not doing', 'Contentious letters');
    await typeDay(lucia, 'Start', day(1));
    await typeDay(lucia, 'Finish, earliest', day(30));
    await typeDay(lucia, 'Finish, latest', day(60));
    await lucia.keyboard.press('Control+Enter');
    await said(lucia, 'Accepted. The sponsor confirms your read-back.');
    await expectFocusKept(lucia);
  });

  it('confirms the read-back', async () => {
    await openObligation(amara, 'Confirm');
    await enter(amara, 'button', 'Confirm');
    await said(amara, 'Confirmed. It is on the roadmap with Lucía Ferrer.');
    await expectFocusKept(amara);
  });

  it('starts, ticks and delivers', async () => {
    await goTo(lucia, 'i', 'My obligations');
    await enter(lucia, 'button', `Start ${TITLE}`);
    await said(lucia, `Started: ${TITLE}.`);
    await expectFocusKept(lucia);
    await goTo(lucia, 'b', 'Board');
    await lucia.keyboard.press('/');
    await lucia.keyboard.type(TITLE);
    await cardIn(lucia, 'Building', TITLE).waitFor();
    await enter(lucia, 'link', TITLE);
    await enter(lucia, 'button', 'Tick: A draft is ready within a minute');
    await type(lucia, 'Evidence', 'Timed on twelve letters.');
    await lucia.keyboard.press('Control+Enter');
    await said(lucia, 'Timed on twelve letters.');
    await expectFocusKept(lucia);
    const deliver = lucia.getByRole('form', { name: 'Deliver' });
    if (!(await deliver.isVisible())) await enter(lucia, 'button', 'Deliver');
    await inForm(lucia, 'Deliver');
    await enter(lucia, 'button', 'Deliver');
    await said(lucia, 'Delivered.');
    await expectFocusKept(lucia);
  });

  it('proves it', async () => {
    await openObligation(amara, 'Prove');
    await type(amara, 'Measured value', '4.5');
    await type(amara, 'Source', 'Post room ledger');
    await amara.keyboard.press('Control+Enter');
    await said(amara, 'Proven. What was promised and what came are on record.');
    await expectFocusKept(amara);
    await goTo(amara, 'b', 'Board');
    await amara.keyboard.press('/');
    await amara.keyboard.type(TITLE);
    await cardIn(amara, 'Proven', TITLE).waitFor();
  });
});

/** A digit answers a criterion, Tab leads to the next. */
async function rateEveryCriterion(page: Page): Promise<void> {
  const where = () =>
    page.evaluate(() => {
      const here = document.activeElement;
      if (here instanceof HTMLButtonElement && here.type === 'submit') return 'end';
      const group =
        here instanceof HTMLInputElement && here.type === 'radio' && here.closest('fieldset');
      return group && !group.querySelector('input[type="radio"]:checked') ? 'open' : 'answered';
    });
  await expect.poll(where).toBe('open');
  for (let now = 'open'; now !== 'end'; now = await where()) {
    await page.keyboard.press(now === 'open' ? '4' : 'Tab');
  }
}

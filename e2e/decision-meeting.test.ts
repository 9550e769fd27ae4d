import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DecisionPage } from '#shared/opportunities/decision-page.ts';
import { begin, cardIn, find, findCard, formOf, openCard, say, write } from './acts.ts';
import { daysLater, type RunningApp, startApp } from './app.ts';
import { launchBrowser, type Person } from './browser.ts';
import { ALDERMERE, come } from './people.ts';

const title = (n: number) => `Valve ${String(n).padStart(2, '0')} closes by itself`;
const ten = Array.from({ length: 10 }, (_, at) => title(at + 1));
const stays = [title(11), title(12)];

describe('a decision meeting', () => {
  let app: RunningApp;
  let browser: Browser;
  let amara: Person;
  let henrik: Person;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp(), launchBrowser()]);
    amara = await come({ app, browser }, 'amara');
    henrik = await come({ app, browser }, 'henrik');
    for (const [at, name] of [...ten, ...stays].entries()) await rated(amara.page, name, at);
  });
  afterAll(async () => {
    await amara.leave();
    await henrik.leave();
    await browser.close();
    await app.stop();
  });

  it('chooses ten by keyboard, decides on them at once, and the others’ list shrinks', async () => {
    const { page } = amara;
    await toMeeting(henrik.page);
    await toMeeting(page);
    for (const name of ten) await rowOf(page, name).getByRole('checkbox').check();
    await page.getByText('10 chosen').waitFor();
    await page.getByRole('button', { name: 'Choose none' }).click();
    for (const name of ten) {
      await rowOf(page, name).getByRole('link').focus();
      await page.keyboard.press('x');
    }
    await page.getByRole('region', { name: 'With the chosen' }).getByText('10 chosen').waitFor();
    await page.getByRole('button', { name: 'Pursue', exact: true }).click();
    const panel = page.getByRole('region', { name: 'Pursue 10 opportunities' });
    await panel.waitFor();
    const beat = await panel.getByLabel(/^What it beat/).inputValue();
    expect(beat.length).toBeGreaterThan(10);
    for (const name of ten) expect(beat).not.toContain(name);
    await write(panel, {
      Reason: 'Thirty minutes of every burst are spent walking to a valve.',
      Dissent: 'Henrik: two of them are under the tram.',
    });
    await say(panel, 'The decision', 'Decide to pursue 10 opportunities');
    await page.getByText('Decided to pursue 10 opportunities.').waitFor();
    await rowOf(page, title(1)).waitFor({ state: 'detached' });
    for (const name of ten) await rowOf(henrik.page, name).waitFor({ state: 'detached' });
    await rowOf(henrik.page, stays[0] as string).waitFor();
    await page.goto(`${ALDERMERE}/board`);
    await findCard(page, title(10));
    await cardIn(page, 'Decided', title(10)).waitFor();
  });

  it('takes a meeting back as long as nobody has acted on it', async () => {
    const { page } = henrik;
    await toMeeting(page);
    for (const name of stays) await rowOf(page, name).getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Reject', exact: true }).click();
    const panel = page.getByRole('region', { name: 'Reject 2 opportunities' });
    await write(panel, { Reason: 'They are never closed.' });
    await say(panel, 'The decision', 'Decide to reject 2 opportunities');
    await page.getByText('Rejected 2 opportunities.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Undone.').waitFor();
    for (const name of stays) await rowOf(page, name).waitFor();
  });

  it('shows what was known then, whatever the model and the ratings have become', async () => {
    const { page } = amara;
    const before = await knownOf(page, title(3));
    await weighAnew(page);
    await rated(page, 'Came later, and higher', 40);
    const after = await knownOf(page, title(3));
    expect(after.known).toEqual(before.known);
    expect(after.known.model.version).toBe(before.known.model.version);
    expect(after.today.model.version).toBe(before.known.model.version + 1);
    expect(after.together).toHaveLength(9);

    await page.goto(`${ALDERMERE}/decisions/${after.decision.id}`);
    await page.getByRole('heading', { name: 'What did we know then?' }).waitFor();
    await page.getByText('Henrik: two of them are under the tram.').waitFor();
    const then = page.getByRole('table', { name: /^The list of / });
    await then.getByRole('row', { name: title(3) }).waitFor();
    expect(await then.getByText('Came later, and higher').count()).toBe(0);
    await page
      .getByRole('table', { name: 'Where it stood' })
      .getByRole('row', { name: /Scoring model .*version 1 .*version 2/ })
      .waitFor();
  });

  it('cites the decision that a later one reverses, and waits for the number that would change it', async () => {
    const { page } = amara;
    await page.goto(`${ALDERMERE}/board`);
    const panel = await openCard(page, title(4));
    await panel.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Reopen the decision' }).click();
    await write(formOf(panel, 'Reopen the decision'), { Reason: 'The tram works start first.' });
    await say(panel, 'Reopen the decision', 'Reopen');
    await begin(panel, 'Decide');
    const form = formOf(panel, 'Decide');
    await form.getByRole('radio', { name: 'Park' }).check();
    await write(form, { Reason: 'After the tram.' });
    // A list that opens while its field scrolls into view would close again.
    await form.getByRole('combobox', { name: 'Metric to watch' }).hover();
    await find(form, 'Metric to watch', 'Billing calls per 1,000 customers');
    await form.getByLabel('Value').first().fill('60');
    await say(panel, 'Decide', 'Park it');
    await panel.getByText('Billing calls per 1,000 customers is at least 60 calls').waitFor();
    await panel.getByRole('link', { name: 'What did we know then?' }).first().click();
    const chain = page.getByRole('list', { name: 'Decisions about it, newest first' });
    await chain.getByText('reverses “Pursue”').waitFor();
    await chain.getByRole('link').click();
    await page.getByText('decided anew since').waitFor();

    await readCalls(page, 61);
    await page.goto(`${ALDERMERE}/obligations`);
    await page.getByText('Billing calls per 1,000 customers has reached 61 calls.').waitFor();
    await page.goto(`${ALDERMERE}/decisions?show=condition_met`);
    await page.getByRole('link', { name: title(4) }).waitFor();
  });

  it('asks to re-confirm a decision past its review date, and keeps that beside it', async () => {
    const { page } = amara;
    const dogs = 'Satellite pictures to find wet ground above long mains';
    await page.goto(`${ALDERMERE}/board`);
    const card = page.getByRole('article', { name: dogs, exact: true });
    await card.getByText('Review due').waitFor();
    await page.goto(`${ALDERMERE}/decisions?show=review_due`);
    const entry = page.getByRole('listitem').filter({ hasText: dogs });
    await entry.getByText(/^Review due since/).waitFor();
    await entry.getByRole('link', { name: 'What did we know then?' }).click();
    await page.getByRole('button', { name: 'Re-confirm' }).click();
    const form = page.getByRole('form', { name: 'Re-confirm the decision' });
    await write(form, { Reason: 'The other 26 drains are worth one more flight.' });
    await form.getByRole('button', { name: 'Re-confirm' }).click();
    await page.getByText(/^Re-confirmed until/).waitFor();
    await page.getByText('The other 26 drains are worth one more flight.').waitFor();
    await page.goto(`${ALDERMERE}/board`);
    await card.waitFor();
    expect(await card.getByText('Review due').count()).toBe(0);
  });

  it('shows the same a month later, beside what is known by then', async () => {
    const before = await knownOf(amara.page, title(3));
    await Promise.all([amara.leave(), henrik.leave()]);
    await app.stop({ keepData: true });
    app = await startApp(daysLater(31), app.dataDir);
    amara = await come({ app, browser }, 'amara');
    henrik = await come({ app, browser }, 'henrik');
    const { page } = amara;
    const after = await knownOf(page, title(3));
    expect(after.known).toEqual(before.known);
    await page.goto(`${ALDERMERE}/decisions/${after.decision.id}`);
    await page.getByRole('heading', { name: 'What did we know then?' }).waitFor();
    const then = page.getByRole('table', { name: /^The list of / });
    await then.getByRole('row', { name: title(3) }).waitFor();
  });
});

const rowOf = (page: Page, name: string): Locator =>
  page
    .getByRole('table', { name: 'To be decided' })
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name, exact: true }) });

async function toMeeting(page: Page): Promise<void> {
  await page.goto(`${ALDERMERE}/meeting`);
  await page.getByRole('table', { name: 'To be decided' }).waitFor();
}

const api = (path: string) => `/api/v1${path}`;
const inWorkspace = (path: string) => api(`/workspaces${ALDERMERE}/${path}`);

async function ok<T>(answer: Promise<{ ok(): boolean; text(): Promise<string> }>): Promise<T> {
  const reply = await answer;
  const text = await reply.text();
  expect(reply.ok(), text).toBe(true);
  return (text === '' ? null : JSON.parse(text)) as T;
}

/** An opportunity with a revealed round, by the API. */
async function rated(page: Page, name: string, at: number): Promise<void> {
  const { request } = page;
  const effort = { low: 1, likely: 2, high: 3 };
  const { id } = await ok<{ id: string }>(
    request.post(inWorkspace('opportunities'), { data: { title: name, effort } }),
  );
  const { criteria } = await ok<{ criteria: { id: string }[] }>(
    request.get(inWorkspace('scoring-model')),
  );
  const likely = 3 + (at % 3);
  const answers = criteria.map(({ id: criterionId }) => ({
    criterionId,
    low: likely - 1,
    likely,
    high: 5,
    rationale: '',
  }));
  await ok(request.put(api(`/opportunities/${id}/rating`), { data: { answers, submit: true } }));
  await ok(request.post(api(`/opportunities/${id}/reveal`)));
}

/** The newest decision about it, with what was known, as the API gives it. */
async function knownOf(page: Page, name: string) {
  const { decisions } = await ok<{ decisions: { id: string; opportunityTitle: string }[] }>(
    page.request.get(inWorkspace('decisions?limit=200')),
  );
  const decision = decisions.find(({ opportunityTitle }) => opportunityTitle === name);
  return DecisionPage.parse(await ok(page.request.get(api(`/decisions/${decision?.id}`))));
}

/** The first criterion counts twice as much from now on. */
async function weighAnew({ request }: Page): Promise<void> {
  const {
    id: _,
    version,
    ...model
  } = await ok<{
    id: string;
    version: number;
    criteria: { weight: number }[];
  }>(request.get(inWorkspace('scoring-model')));
  const criteria = model.criteria.map((one, at) =>
    at === 0 ? { ...one, weight: one.weight * 2 } : one,
  );
  const data = { ...model, criteria, reason: 'Value counts twice.' };
  const headers = { 'if-match': `"v${version}"` };
  await ok(request.put(inWorkspace('scoring-model'), { data, headers }));
}

async function readCalls({ request }: Page, value: number): Promise<void> {
  const { metrics } = await ok<{ metrics: { id: string; name: string }[] }>(
    request.get(inWorkspace('metrics')),
  );
  const calls = metrics.find(({ name }) => name.startsWith('Billing calls'));
  const takenOn = new Date().toISOString().slice(0, 10);
  const data = { takenOn, value, source: 'Call centre report' };
  await ok(request.post(api(`/metrics/${calls?.id}/readings`), { data }));
}

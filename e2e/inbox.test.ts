import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf } from '#shared/time.ts';
import { enter, expectFocusKept, inForm, tabTo, type, typeDay } from './hands.ts';
import { demoWorld } from './people.ts';

const dogs = 'Leak dogs for the 300 km nobody can hear';
const valves = 'Forty valves the control room can close by itself';
const leaks = 'From “leak found” to “leak closed” in two days';
const wagons = 'Tank wagons at the door within ninety minutes';

const company = demoWorld();

const list = (page: Page): Locator => page.getByRole('list', { name: 'My obligations' });
const row = (page: Page, verb: string, title: string): Locator =>
  list(page)
    .getByRole('listitem')
    .filter({ has: page.getByText(verb, { exact: true }) })
    .filter({ has: page.getByRole('link', { name: title, exact: true }) });
const said = (page: Page, text: string) => page.getByText(text).first().waitFor();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

/** Down the list with `j` until this has the focus. */
async function goTo(page: Page, verb: string, title: string): Promise<Locator> {
  const goal = row(page, verb, title);
  await goal.waitFor();
  const has = () => goal.evaluate((one) => one.contains(document.activeElement));
  for (let presses = 0; !(await has()); presses += 1) {
    if (presses === 30) throw new Error(`j never reaches “${title}”.`);
    await page.keyboard.press('j');
  }
  return goal;
}

/** Goes there and opens it, in the list. */
async function open(page: Page, verb: string, title: string): Promise<Locator> {
  const opened = await goTo(page, verb, title);
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: title, exact: true }).waitFor();
  expect(new URL(page.url()).pathname).toMatch(/\/obligations$/);
  return opened;
}

describe('a lead’s inbox, by the keyboard alone', () => {
  let page: Page;

  it('tells a screen reader what each is: the verb, who waits, since when and at what cost', async () => {
    page = await company.at('lucia', 'obligations');
    await row(page, 'Claim', valves).waitFor();
    const link = page.getByRole('link', { name: valves, exact: true });
    const described = await link.evaluate((one) =>
      (one.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent)
        .join(' · '),
    );
    expect(described).toMatch(/^Claim · .* waits for a lead to claim it.* · .* · .* EUR so far$/);
  });

  it('declines an offer in its row, takes it back while it waits, and declines it after all', async () => {
    await open(page, 'Claim', dogs);
    await enter(page, 'button', 'Decline');
    await inForm(page, 'Decline');
    await page.keyboard.type('Both handlers are with the tram works until June.');
    await page.keyboard.press('Control+Enter');
    await said(page, `Decline: ${dogs}.`);
    await row(page, 'Claim', dogs).waitFor({ state: 'detached' });
    await expectFocusKept(page);

    await page.keyboard.press('z');
    await row(page, 'Claim', dogs).waitFor();
    await page.getByRole('region', { name: dogs, exact: true }).waitFor();
    await enter(page, 'button', 'Decline');
    await inForm(page, 'Decline');
    expect(await page.getByRole('textbox', { name: 'Reason' }).inputValue()).toBe(
      'Both handlers are with the tram works until June.',
    );
    await page.keyboard.press('Control+Enter');
    await row(page, 'Claim', dogs).waitFor({ state: 'detached' });
    await said(page, 'Declined.');
    await expectFocusKept(page);
  });

  it('starts by one key, and takes it back by another', async () => {
    await goTo(page, 'Start', leaks);
    await page.keyboard.press('x');
    await said(page, `Started: ${leaks}.`);
    await expectFocusKept(page);
    await page.keyboard.press('z');
    await said(page, `Took it back: ${leaks}.`);
    await goTo(page, 'Start', leaks);
    await page.keyboard.press('Enter');
    await inForm(page, 'Start');
    await page.keyboard.press('Control+Enter');
    await row(page, 'Start', leaks).waitFor({ state: 'detached' });
    await expectFocusKept(page);
  });

  it('puts a form back with Escape, and keeps its place', async () => {
    await open(page, 'Claim', valves);
    await inForm(page, 'Claim');
    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: valves, exact: true }).waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe(valves);
  });

  it('claims, reads back, and has nothing left', async () => {
    await open(page, 'Claim', valves);
    await inForm(page, 'Claim');
    await page.keyboard.press('Control+Enter');
    await said(page, `Claimed: ${valves}.`);
    await open(page, 'Review', valves);
    await inForm(page, 'Read back and accept');
    await type(page, 'Outcome', 'When a main bursts, the network shuts itself within minutes.');
    await type(page, 'First deliverable', 'Ten valves at the harbour');
    await type(page, 'Biggest risk', 'Radio does not reach the cellars');
    await type(page, 'Fallback', 'We lay cable to those');
    await type(page, 'Not doing', 'Valves of the old town');
    const day = (days: number) => addDays(dayOf(new Date()), days);
    await typeDay(page, 'Start', day(7));
    await typeDay(page, 'Finish, earliest', day(40));
    await typeDay(page, 'Finish, latest', day(70));
    await page.keyboard.press('Control+Enter');
    await said(page, `Read back and accept: ${valves}.`);
    await said(page, 'Accepted. The sponsor confirms your read-back.');
    await page.getByText('Nobody is waiting for you.').waitFor();
  }, 90_000);
});

describe('a sponsor’s inbox, by the keyboard alone', () => {
  it('confirms a read-back in its row, with brief and read-back side by side', async () => {
    const page = await company.at('henrik', 'obligations');
    await open(page, 'Confirm', wagons);
    await inForm(page, 'Does the read-back say what the brief means?');
    await page.keyboard.press('Control+Enter');
    await said(page, `Confirm the read-back: ${wagons}.`);
    await row(page, 'Confirm', wagons).waitFor({ state: 'detached' });
    await expectFocusKept(page);
    await said(page, 'Confirmed. It is on the roadmap with Lucía Ferrer.');
  });

  it('says so when somebody else was faster, and keeps the words', async () => {
    const [amara, henrik] = [
      await company.at('amara', 'obligations'),
      await company.at('henrik', 'obligations'),
    ];
    await open(amara, 'Confirm', valves);
    await inForm(amara, 'Does the read-back say what the brief means?');
    await enter(amara, 'button', 'It does not match: send it back');
    await tabTo(amara, 'textbox', /^What does not match/);
    await amara.keyboard.type('The old town has to be in it.');
    const { page: lucia } = await company.person('lucia');
    await lucia.goto('/aldermere/board');
    const handoff = await lucia.evaluate(async (title) => {
      const board = await (await fetch('/api/v1/workspaces/aldermere/board')).json();
      const card = board.columns.IN_REVIEW.find((one: { title: string }) => one.title === title);
      return (await (await fetch(`/api/v1/opportunities/${card.id}`)).json()).handoff;
    }, valves);
    const confirmed = await amara.request.post(`/api/v1/handoffs/${handoff.id}/confirm`, {
      headers: { 'If-Match': `"v${handoff.version}"`, 'Idempotency-Key': crypto.randomUUID() },
      data: {},
    });
    expect(confirmed.ok(), await confirmed.text()).toBe(true);
    await amara.getByText('Nobody waits for you here any more.').waitFor();
    expect(await amara.getByRole('textbox', { name: /^What does not match/ }).inputValue()).toBe(
      'The old town has to be in it.',
    );
    await enter(amara, 'button', 'Close');
    await row(amara, 'Confirm', valves).waitFor({ state: 'detached' });
    await henrik.getByRole('heading', { name: 'My obligations' }).waitFor();
  });
});

describe('a measurer’s inbox', () => {
  it('is emptied by a number, which is held back for a moment and then on record', async () => {
    const page = await company.at('meilin', 'obligations');
    await list(page).getByRole('link').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await inForm(page, 'Prove');
    await type(page, 'Measured value', '21');
    await type(page, 'Source', 'Control room log');
    await page.keyboard.press('Control+Enter');
    await page.getByText('It is sent in 5 seconds.').waitFor();
    await said(page, 'Proven. What was promised and what came are on record.');
    await page.getByText('Nobody is waiting for you.').waitFor();
  });
});

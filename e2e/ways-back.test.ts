import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import {
  begin,
  beginOther,
  cardIn,
  findCard,
  formOf,
  moveTo,
  openCard,
  say,
  write,
} from './acts.ts';
import { demoWorld } from './people.ts';

const dogs = 'Leak dogs for the 300 km nobody can hear';
const valves = 'Forty valves the control room can close by itself';
const leaks = 'From “leak found” to “leak closed” in two days';
const bursts = 'One number for bursts, answered in twenty seconds';
const meters = 'Twelve more inflow meters, so that no district is blind';
const map = 'Show every open leak on a public map';
const plumbers = 'Thirty plumbers who may close the street valve';

const company = demoWorld();

describe('undoing a move', () => {
  it('takes a start back, for everybody', async () => {
    const [lucia, amara] = [await company.at('lucia'), await company.at('amara')];
    await moveTo(lucia, leaks, 'Building');
    await cardIn(amara, 'Building', leaks).waitFor();
    await undo(lucia);
    await cardIn(amara, 'Queued', leaks).waitFor();
    await cardIn(lucia, 'Queued', leaks).waitFor();
  });

  it('leaves a start alone once its work has begun', async () => {
    const lucia = await company.at('lucia');
    await moveTo(lucia, leaks, 'Building');
    const notice = noticeOf(lucia, 'Moved to Building.').last();
    await notice.waitFor();
    const panel = await openCard(lucia, leaks);
    await begin(panel, 'Tick what holds');
    const how = 'How was it seen to hold?';
    await write(formOf(panel, how), { Evidence: 'Stopwatch on the last ten leaks.' });
    await say(panel, how, 'Tick');
    await formOf(panel, how).waitFor({ state: 'detached' });
    await notice.getByRole('button', { name: 'Undo' }).click();
    await noticeOf(lucia, 'Somebody has acted on it since.').waitFor();
    expect(await cardIn(lucia, 'Building', leaks).isVisible()).toBe(true);
  });

  it('takes a claim back, and the offer stands for the others of the team', async () => {
    const lucia = await company.at('lucia');
    const panel = await openCard(lucia, valves);
    await begin(panel, 'Claim');
    await cardIn(lucia, 'In review', valves).waitFor();
    await undo(lucia);
    await cardIn(lucia, 'Offered', valves).waitFor();
    await panel.getByText('waiting for a lead to claim it').waitFor();
  });

  it('is refused once somebody has acted on it', async () => {
    const henrik = await company.at('henrik');
    const lucia = await company.at('lucia');
    await letGo(lucia, dogs, { act: 'Decline', words: { Reason: 'Not before the autumn.' } });
    const panel = await openCard(henrik, dogs);
    await begin(panel, 'Offer');
    await say(panel, 'Offer', 'Offer');
    const notice = noticeOf(henrik, 'Offered to Network crew.');
    await notice.waitFor();
    await begin(await openCard(lucia, dogs), 'Claim');
    await cardIn(henrik, 'In review', dogs).waitFor();

    (await company.person('henrik')).expected.push(/status of 409/);
    await notice.getByRole('button', { name: 'Undo' }).click();
    await noticeOf(henrik, 'It could not be undone.').waitFor();
    expect(await cardIn(henrik, 'In review', dogs).isVisible()).toBe(true);
    await panel.getByText('Lucía Ferrer is reading the brief.').waitFor();
  });
});

describe('off the board', () => {
  it('parks an opportunity: gone from the board, one click away, and back', async () => {
    const amara = await company.at('amara');
    await decideTo(amara, map, { kind: 'Park', verb: 'Park it' });
    await gone(amara, map);
    await amara.getByRole('link', { name: '4 parked' }).click();
    await amara.getByText('4 found').waitFor();
    await amara.getByRole('link', { name: map }).click();
    const panel = amara.getByRole('region', { name: map, exact: true });
    await panel.getByText('Parked. It can be reopened into Assess.').waitFor();
    await begin(panel, 'Reopen the decision');
    await write(formOf(panel, 'Reopen the decision'), { Reason: 'The council asks for it.' });
    await say(panel, 'Reopen the decision', 'Reopen');
    await panel.getByText('Rated. An advisor can decide now.').waitFor();
    await amara.getByText('3 found').waitFor();
    await company.at('amara');
    await amara.getByRole('link', { name: '3 parked' }).waitFor();
    await findCard(amara, map);
    await cardIn(amara, 'Assess', map).waitFor();
  });

  it('rejects an opportunity, and undoes it at once', async () => {
    const amara = await company.at('amara');
    await decideTo(amara, plumbers, { kind: 'Reject', verb: 'Reject it' });
    await amara.getByRole('link', { name: '3 rejected' }).waitFor();
    await gone(amara, plumbers);
    await undo(amara);
    await amara.getByRole('link', { name: '2 rejected' }).waitFor();
    await cardIn(amara, 'Assess', plumbers).waitFor();
  });
});

describe('letting go', () => {
  it('a lead declines an offer, and its author reads why in Decided and among the obligations', async () => {
    const [lucia, henrik] = [await company.at('lucia'), await company.at('henrik')];
    await letGo(lucia, dogs, {
      act: 'Release',
      words: { 'State of the work': 'Read, nothing more.' },
    });
    await cardIn(lucia, 'Offered', dogs).waitFor();
    const reason = 'No dogs before the autumn: both handlers are with the tram works.';
    await letGo(lucia, dogs, { act: 'Decline', words: { Reason: reason } });
    await cardIn(henrik, 'Decided', dogs).waitFor();

    await company.at('henrik', 'obligations');
    const wait = obligation(henrik, dogs);
    await wait.getByText('Write the brief', { exact: true }).waitFor();
    await wait.getByText(`It came back: “${reason}”`).waitFor();
    const panel = await openCard(await company.at('henrik'), dogs);
    await panel.getByText('Declined by Lucía Ferrer.').waitFor();
    await panel.getByText(reason).waitFor();
    await panel.getByText('Brief, version 3').waitFor();
    await tells(panel, `Lucía Ferrer declined it: “${reason}”`);
  });

  it('the author withdraws an offer, which then waits for nobody’s claim', async () => {
    const [amara, lucia] = [await company.at('amara'), await company.at('lucia', 'obligations')];
    await obligation(lucia, valves).waitFor();
    const reason = 'The second maker has halved the price; we write it anew.';
    const words = { Reason: reason };
    await letGo(amara, valves, { act: 'Withdraw the offer', verb: 'Withdraw', words });
    await cardIn(amara, 'Decided', valves).waitFor();
    await obligation(lucia, valves).waitFor({ state: 'detached' });
    const panel = await openCard(amara, valves);
    await panel.getByText('Brief, version 2').waitFor();
    await tells(panel, `Amara Okafor withdrew the offer: “${reason}”`);
  });

  it('a lead releases accepted work with a note on its state, and it stands in Decided again', async () => {
    const [lucia, amara] = [await company.at('lucia'), await company.at('amara')];
    const note = 'Dispatch has the new form; the depot does not. Nothing else was begun.';
    await letGo(lucia, leaks, { act: 'Release', words: { 'State of the work': note } });
    await cardIn(amara, 'Decided', leaks).waitFor();
    const panel = await openCard(amara, leaks);
    await panel.getByText('Released by Lucía Ferrer.').waitFor();
    await panel.getByText(note).waitFor();
    await tells(panel, `Lucía Ferrer released the work: “${note}”`);
  });

  it('an executive revokes accepted work, and its lead reads why', async () => {
    const [meilin, lucia] = [await company.at('meilin'), await company.at('lucia')];
    const note = 'The call centre is being sold. Four of ten lines are rerouted.';
    await letGo(meilin, bursts, { act: 'Revoke', words: { 'State of the work': note } });
    await cardIn(lucia, 'Decided', bursts).waitFor();
    const panel = await openCard(lucia, bursts);
    await panel.getByText('Revoked by Mei-Lin Tan.').waitFor();
    await panel.getByText(note).waitFor();
    await tells(panel, `Mei-Lin Tan revoked the work: “${note}”`);
  });

  it('an advisor reopens a decision, which goes back to Assess and stays on record', async () => {
    const amara = await company.at('amara');
    const words = { Reason: 'The maker has stopped making them.' };
    await letGo(amara, meters, { act: 'Reopen the decision', verb: 'Reopen', words });
    await cardIn(amara, 'Assess', meters).waitFor();
    const panel = await openCard(amara, meters);
    await panel.getByRole('tab', { name: 'Decision' }).click();
    await panel.getByText('reopened since').waitFor();
    expect(await panel.getByRole('tab', { name: 'Brief' }).count()).toBe(0);
    await company.at('amara', 'decisions');
    const entry = amara.getByRole('listitem').filter({ hasText: meters });
    await entry.getByText('reopened since').waitFor();
  });
});

interface LettingGo {
  /** Its name in the menu and over the form. */
  act: string;
  /** On the button, where it is not the act's own name. */
  verb?: string;
  words: Record<string, string>;
}

/** From "More actions", in one form that asks for words and takes none for no answer. */
async function letGo(page: Page, title: string, { act, verb = act, words }: LettingGo) {
  const panel = await openCard(page, title);
  await beginOther(panel, act);
  await say(panel, act, verb);
  await formOf(panel, act).getByText(/^Say /).waitFor();
  await write(formOf(panel, act), words);
  await say(panel, act, verb);
  await formOf(panel, act).waitFor({ state: 'detached' });
}

async function decideTo(page: Page, title: string, how: { kind: string; verb: string }) {
  const panel = await openCard(page, title);
  await begin(panel, 'Decide');
  const form = formOf(panel, 'Decide');
  await form.getByRole('radio', { name: how.kind }).check();
  await write(form, { Reason: 'The river comes first this year.' });
  await say(panel, 'Decide', how.verb);
  await form.waitFor({ state: 'detached' });
}

const gone = (page: Page, title: string): Promise<void> =>
  page.getByRole('article', { name: title, exact: true }).waitFor({ state: 'detached' });

const noticeOf = (page: Page, words: string): Locator =>
  page.getByRole('alertdialog').filter({ hasText: words });

async function undo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Undo' }).last().click();
}

const obligation = (page: Page, title: string): Locator =>
  page
    .getByRole('list', { name: 'My obligations' })
    .getByRole('listitem')
    .filter({ hasText: title });

/** The history says it in this sentence. */
async function tells(panel: Locator, sentence: string): Promise<void> {
  await panel.getByRole('tab', { name: 'History' }).click();
  await panel.getByRole('listitem').filter({ hasText: sentence }).waitFor();
}

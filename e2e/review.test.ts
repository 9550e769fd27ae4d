import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import {
  begin,
  beginOther,
  cardIn,
  choose,
  day,
  formOf,
  openCard,
  panelOf,
  say,
  write,
} from './acts.ts';
import { demoWorld } from './people.ts';

const dogs = 'Leak dogs for the 300 km nobody can hear';
/** Came back once already, for its acceptance criteria. */
const plumbers = 'Let plumbers file a changed meter themselves';

const words = {
  Outcome: 'Villages on plastic pipe hear of a leak from us before they see green grass.',
  'First deliverable': 'One handler, ten kilometres, all marks dug',
  'Biggest risk': 'Snow lies too long and both stop',
  Fallback: 'The second one walks on, at half the pace',
  'Not doing': 'We never buy one ourselves',
  Start: day(7),
  'Finish, earliest': day(40),
  'Finish, latest': day(60),
};

describe('the review of a brief', () => {
  const company = demoWorld();

  it('asks on a field, mentions who may know, and goes on from their reply to the work', async () => {
    const lead = await company.at('lucia');
    const claimed = await claim(lead, dogs);
    await claimed.getByText('could do it between').first().waitFor();
    await ask(claimed, 'Constraints', 'Who pays when it rains, @pri');

    const asked = await company.at('priya', 'obligations');
    const row = asked.getByRole('listitem').filter({ hasText: dogs });
    await row.getByText('Lucía Ferrer waits for your reply').waitFor();
    await row.getByRole('link', { name: dogs }).press('Enter');
    const reply = asked.getByRole('form', { name: 'Reply' });
    await reply.getByLabel('Reply').fill('The region pays for rain days.');
    await reply.getByLabel('Reply').press('Control+Enter');
    await asked.getByText(/Reply: Leak dogs/).waitFor();

    const sponsor = await company.at('henrik');
    const read = await openCard(sponsor, dogs);
    await read.getByText('The region pays for rain days.').waitFor({ timeout: 30_000 });
    await begin(read, 'Answer');
    await write(formOf(read, 'Answer'), { Answer: 'We do, up to ten days.' });
    await say(read, 'Answer', 'Answer');
    await formOf(read, 'Answer').waitFor({ state: 'detached' });

    const back = panelOf(lead, dogs);
    await back.getByRole('button', { name: 'a question about Constraints' }).click();
    await back.getByText('We do, up to ten days.').waitFor();
    await readBack(back, words);
    await back.getByText('waiting for Henrik Solberg to confirm').waitFor();
  });

  it('goes back with a note on one sentence, and is confirmed when it is read back again', async () => {
    const sponsor = await company.at('henrik');
    const judged = await openCard(sponsor, dogs);
    await begin(judged, 'Confirm the read-back');
    const row = judged.getByRole('region', { name: 'Not doing', exact: true });
    await row.getByText('Not mentioned in the read-back: “Streets with loggers”.').waitFor();
    await row.getByRole('button', { name: words['Not doing'] }).press('Enter');
    await row.getByLabel(/^What does not match in/).fill('Streets with loggers are out as well.');
    await say(judged, 'Send the read-back back', 'Send back');
    await judged.getByText('Lucía Ferrer is reading the brief.').waitFor();

    const lead = await company.at('lucia');
    const again = await openCard(lead, dogs);
    await begin(again, 'Read back and accept');
    const form = formOf(again, 'Read back and accept');
    await form.getByText('Streets with loggers are out as well.').waitFor();
    expect(await form.getByLabel('Not doing').inputValue()).toBe(words['Not doing']);
    await write(form, { 'Not doing': 'We never buy one, and leave streets with loggers alone' });
    await say(again, 'Read back and accept', 'Accept');
    await again.getByText('waiting for Henrik Solberg to confirm').waitFor();

    await begin(judged, 'Confirm the read-back');
    const title = 'Does the read-back say what the brief means?';
    await formOf(judged, title).getByText('leave streets with loggers alone').waitFor();
    await say(judged, title, 'Confirm');
    await cardIn(sponsor, 'Queued', dogs).waitFor();
  });

  it('goes to an executive when it comes back twice for the same field, whose word stands there', async () => {
    const author = await company.at('amara');
    const draft = await openCard(author, plumbers);
    await begin(draft, 'Offer');
    await say(draft, 'Offer', 'Offer');
    await cardIn(author, 'Offered', plumbers).waitFor();
    const lead = await company.at('tomasz');
    await returnFor(await claim(lead, plumbers), 'Acceptance criteria', 'Who counts them?');

    const executive = await company.at('meilin', 'obligations');
    const row = executive.getByRole('listitem').filter({ hasText: plumbers });
    await row.getByText('for you to break the deadlock').waitFor();
    await company.at('meilin');
    const panel = await openCard(executive, plumbers);
    await begin(panel, 'Rule on the deadlock');
    await write(formOf(panel, 'Rule on Acceptance criteria'), {
      'What holds': 'Forty of 140, counted by the depot.',
    });
    await say(panel, 'Rule on Acceptance criteria', 'Rule');
    await panel.getByText('Forty of 140, counted by the depot.').first().waitFor();
    await panel.getByText('Deadlock on').waitFor({ state: 'detached' });

    await draft.getByRole('tab', { name: 'Brief' }).click();
    const field = draft.locator('#brief-acceptanceCriteria');
    await field.getByText('Forty of 140, counted by the depot.').waitFor();
    await field.getByText(/^Mei-Lin Tan ruled/).waitFor();
  });
});

async function claim(page: Page, title: string): Promise<Locator> {
  const panel = await openCard(page, title);
  await begin(panel, 'Claim');
  await panel.getByText('In review', { exact: true }).waitFor();
  return panel;
}

/** From the field itself, choosing the last name typed by the keyboard. */
async function ask(panel: Locator, field: string, words: string): Promise<void> {
  const part = panel.getByRole('region', { name: field, exact: true });
  await part.hover();
  await part.getByRole('button', { name: `Ask about ${field}` }).click();
  const form = formOf(panel, `Ask about ${field}`);
  await form.getByLabel('Question').pressSequentially(words);
  await panel.page().getByRole('option', { name: 'Priya Raman' }).waitFor();
  await form.getByLabel('Question').press('Enter');
  expect(await form.getByLabel('Question').inputValue()).toMatch(/@Priya Raman $/);
  await form.getByLabel('Blocking').check();
  await say(panel, `Ask about ${field}`, 'Ask');
  await form.waitFor({ state: 'detached' });
}

async function readBack(panel: Locator, words: Record<string, string>): Promise<void> {
  await begin(panel, 'Read back and accept');
  await write(formOf(panel, 'Read back and accept'), words);
  await say(panel, 'Read back and accept', 'Accept');
}

async function returnFor(panel: Locator, field: string, question: string): Promise<void> {
  await beginOther(panel, 'Return');
  const form = formOf(panel, 'Return');
  await choose(form, 'Reason', 'No baseline');
  await choose(form, 'About', field);
  await write(form, { Question: question });
  await say(panel, 'Return', 'Return it');
  await form.waitFor({ state: 'detached' });
}

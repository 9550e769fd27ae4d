import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { begin, beginOther, cardIn, day, formOf, openCard, say, write } from './acts.ts';
import { demoWorld } from './people.ts';

const plumbers = 'Thirty plumbers who may close the street valve';
const decide = 'The guild trains them for nothing, and cellars flood every week.';
const outcome = 'Cellars stop filling up while my people are still on the road.';

/** What an unhurried typist writes in two minutes: 40 words of five characters a minute. */
const TWO_MINUTES = 2 * 40 * 5;

const company = demoWorld();

describe('a clean handoff', () => {
  it('asks less than two minutes of typing of both sides together', async () => {
    const typed = counting();
    const amara = await company.at('amara');
    const lucia = await company.at('lucia');

    const panel = await openCard(amara, plumbers);
    await begin(panel, 'Decide');
    await typed.write(formOf(panel, 'Decide'), { Reason: decide });
    await say(panel, 'Decide', 'Decide to pursue');
    await cardIn(amara, 'Decided', plumbers).waitFor();

    // The rest of the brief has written itself.
    await begin(panel, 'Write the brief');
    await typed.write(panel, {
      'Line in scope 1': 'Thirty plumbers, the old town',
      'Line out of scope 1': 'Valves above 100 mm',
      'Criterion 1': 'Thirty licences given out',
    });
    await panel.getByText('Nothing is missing: it can be offered.').waitFor();
    await panel.getByText('Saved', { exact: true }).waitFor();
    await offerTo(panel, 'Network crew');

    const reading = await openCard(lucia, plumbers);
    await begin(reading, 'Claim');
    await cardIn(lucia, 'In review', plumbers).waitFor();
    await begin(reading, 'Read back and accept');
    const form = formOf(reading, 'Read back and accept');
    await typed.write(form, {
      Outcome: outcome,
      'First deliverable': 'Five trained by May',
      'Biggest risk': 'A valve breaks',
      Fallback: 'They call us',
      'Not doing': 'No mains',
      Start: day(7),
      'Finish, earliest': day(30),
      'Finish, latest': day(60),
    });
    await say(reading, 'Read back and accept', 'Accept');
    await cardIn(amara, 'In review', plumbers).waitFor();
    await begin(panel, 'Confirm the read-back');
    await say(panel, 'Does the read-back say what the brief means?', 'Confirm');
    await cardIn(lucia, 'Queued', plumbers).waitFor();

    expect(typed.characters()).toBeLessThanOrEqual(TWO_MINUTES);
  });

  it('is released, and whoever it is offered to next reads how far it came', async () => {
    const amara = await company.at('amara');
    const lucia = await company.at('lucia');
    const note = 'Four are trained; their licences are in the drawer of the depot.';
    const mine = await openCard(lucia, plumbers);
    await beginOther(mine, 'Release');
    await write(formOf(mine, 'Release'), { 'State of the work': note });
    await say(mine, 'Release', 'Release');
    await cardIn(amara, 'Decided', plumbers).waitFor();

    const panel = await openCard(amara, plumbers);
    await panel.getByText('Released by Lucía Ferrer.').waitFor();
    await panel.getByRole('tab', { name: 'Brief' }).click();
    await panel.getByText('Brief, version 2').waitFor();
    await offerTo(panel, 'Yusuf Demir, hydraulics');

    const next = await company.at('yusuf');
    const reading = await openCard(next, plumbers);
    await begin(reading, 'Claim');
    await cardIn(next, 'In review', plumbers).waitFor();
    await reading.getByRole('tab', { name: 'Handoff' }).click();
    await reading.getByText(note).waitFor();
    await reading.getByText('Earlier read-backs').click();
    await reading.getByText(outcome).waitFor();
    await reading.getByRole('tab', { name: 'History' }).click();
    for (const told of [
      `Lucía Ferrer released the work: “${note}”`,
      'Amara Okafor offered it to Yusuf Demir, hydraulics, brief version 2',
    ])
      await reading.getByRole('listitem').filter({ hasText: told }).waitFor();
  });
});

async function offerTo(panel: Locator, team: string): Promise<void> {
  await begin(panel, 'Offer');
  const form = formOf(panel, 'Offer');
  const choice = form.getByRole('combobox', { name: 'Team' });
  await choice.fill(team);
  await panel.page().getByRole('option', { name: team }).first().click();
  await say(panel, 'Offer', 'Offer');
  await form.waitFor({ state: 'detached' });
}

/** Counts what is typed; a day is chosen, not typed. */
function counting() {
  let count = 0;
  return {
    characters: () => count,
    async write(scope: Locator, words: Record<string, string>): Promise<void> {
      for (const text of Object.values(words))
        if (!/^\d{4}-\d\d-\d\d$/.test(text)) count += text.length;
      await write(scope, words);
    },
  };
}

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  begin,
  beginOther,
  cardIn,
  choose,
  columnOf,
  day,
  formOf,
  openCard,
  say,
  write,
} from './acts.ts';
import { type RunningApp, startApp } from './app.ts';
import { launchBrowser } from './browser.ts';
import { come } from './people.ts';

const dogs = 'Leak dogs for the 300 km nobody can hear';
const question = 'Who pays the handlers when it rains for two weeks?';

describe('a brief is returned with a question', () => {
  let app: RunningApp;
  let browser: Browser;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await app.stop();
  });

  it('is answered, offered again as version 2, and accepted, with both versions kept', async () => {
    const [henrik, lucia] = [
      await come({ app, browser }, 'henrik'),
      await come({ app, browser }, 'lucia'),
    ];

    const offered = await openCard(lucia.page, dogs);
    await begin(offered, 'Claim');
    await beginOther(offered, 'Return');
    await choose(formOf(offered, 'Return'), 'Reason', 'Unclear outcome');
    await choose(formOf(offered, 'Return'), 'About', 'Constraints');
    await write(formOf(offered, 'Return'), { Question: question });
    await say(offered, 'Return', 'Return it');
    await cardIn(lucia.page, 'Decided', dogs).waitFor();

    const returned = await openCard(henrik.page, dogs);
    await returned.getByText('Returned by Lucía Ferrer (unclear outcome).').waitFor();
    await returned.getByText(question).first().waitFor();
    await begin(returned, 'Answer');
    await write(formOf(returned, 'Answer'), { Answer: 'We do, up to ten days.' });
    await say(returned, 'Answer', 'Answer');
    await returned.getByText('We do, up to ten days.').waitFor();
    await returned.getByText('Brief, version 2').waitFor();
    await write(returned, { Constraints: 'Rain days are paid, up to ten.' });
    await returned.getByText('Saved', { exact: true }).waitFor();
    await begin(returned, 'Offer');
    await say(returned, 'Offer', 'Offer');
    await columnOf(henrik.page, 'Offered').getByRole('article', { name: dogs }).waitFor();

    const again = await openCard(lucia.page, dogs);
    await begin(again, 'Claim');
    await begin(again, 'Read back and accept');
    const readBack = formOf(again, 'Read back and accept');
    await write(readBack, {
      Outcome: 'Villages on plastic pipe hear of a leak from us before they see green grass.',
      'First deliverable': 'One handler, ten kilometres, all marks dug',
      'Biggest risk': 'A dog falls ill',
      Fallback: 'The other one walks on, at half the pace',
      'Not doing': 'We do not keep dogs',
      Start: day(7),
      'Finish, earliest': day(70),
      'Finish, latest': day(90),
    });
    await say(again, 'Read back and accept', 'Accept');
    await again.getByText('waiting for Henrik Solberg to confirm').waitFor();

    const bothVersions = await openCard(henrik.page, dogs);
    await bothVersions.getByRole('tab', { name: 'Brief' }).click();
    const second = bothVersions.getByRole('article', { name: 'Brief, version 2' });
    await second.getByText('Rain days are paid, up to ten.').waitFor();
    const earlier = bothVersions.getByRole('region', { name: 'Earlier versions' });
    await earlier.getByText(/^Version 1/).click();
    const first = earlier.getByRole('article', { name: 'Brief, version 1' });
    expect(await first.innerText()).not.toContain('Rain days');
    await Promise.all([henrik, lucia].map((person) => person.leave()));
  });
});

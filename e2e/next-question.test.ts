import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { columnOf } from './acts.ts';
import { ALDERMERE, demoWorld } from './people.ts';

const satellite = 'Satellite pictures to find wet ground above long mains';
const question = `Ask Lucía Ferrer for the effort of ${satellite}`;

const company = demoWorld();

const rowOf = (page: Page, title: string) =>
  page.getByRole('row').filter({ has: page.getByRole('button', { name: title, exact: true }) });
const weeksOf = (page: Page, title: string, weeks: number) =>
  rowOf(page, title)
    .getByRole('cell', { name: `${weeks} wk`, exact: true })
    .waitFor();
const api = (path: string) => `/api/v1/workspaces${ALDERMERE}/${path}`;
const asked = (page: Page) => page.getByRole('list', { name: 'Asked, not answered yet' });

describe('the next best question', () => {
  it('is put by an advisor, with one click, to the person who knows', async () => {
    const amara = await company.at('amara', 'ranking');
    await weeksOf(amara, satellite, 5);
    await amara.getByRole('button', { name: question }).click();
    await asked(amara).getByText(`was asked for the effort of ${satellite}`).waitFor();
    expect(await amara.getByRole('button', { name: question }).count()).toBe(0);
  });

  it('can be taken back, and put again', async () => {
    const amara = await company.at('amara', 'ranking');
    await amara.getByRole('button', { name: `Take back the question about ${satellite}` }).click();
    await amara.getByRole('button', { name: question }).click();
    await asked(amara).waitFor();
  });

  it('stands among the obligations of who was asked, and is answered there', async () => {
    const lucia = await company.at('lucia', 'obligations');
    const owed = lucia
      .getByRole('listitem')
      .filter({ has: lucia.getByRole('link', { name: satellite, exact: true }) })
      .filter({ hasText: 'Amara Okafor waits for the effort' });
    await owed.getByText(/\d+ % chance that it changes what is above the cut line/).waitFor();
    const estimate = owed.getByRole('button', { name: `Estimate ${satellite}` });
    await estimate.click();
    const form = owed.getByRole('form', { name: `How much work is “${satellite}”?` });
    const say = async (low: string, likely: string, high: string) => {
      await form.getByRole('textbox', { name: 'If all goes well' }).fill(low);
      await form.getByRole('textbox', { name: 'Likely' }).fill(likely);
      await form.getByRole('textbox', { name: 'If it goes badly' }).fill(high);
      await form.getByRole('button', { name: 'Give the estimate' }).click();
    };
    await say('4', '3', '9');
    await form.getByText('Low, likely and high must rise.').waitFor();
    await say('4', '6', '9');
    await lucia.getByRole('button', { name: 'Undo' }).click();
    await estimate.click();
    await say('4', '6', '9');
    await owed.waitFor({ state: 'detached' });
  });

  it('changes the ranking in front of the advisor, who sees it answered', async () => {
    const { page: amara } = await company.person('amara');
    await weeksOf(amara, satellite, 6);
    await asked(amara).waitFor({ state: 'detached' });
  });
});

describe('a rank against the score', () => {
  it('asks for a reason, and stands in the ranking with the delay cost it adds', async () => {
    const board = await company.at('amara');
    const grip = columnOf(board, 'Decided').getByRole('button', {
      name: `Drag ${satellite}`,
      exact: true,
    });
    await grip.press('Space');
    await board.locator('[data-lifted]').waitFor();
    await board.waitForTimeout(300);
    await board.keyboard.press('ArrowUp');
    await board.waitForTimeout(500);
    await board.keyboard.press('Space');
    const dialog = board.getByRole('dialog', { name: 'Rank it against its score?' });
    await dialog.getByText('This order adds 12K of delay cost.').waitFor();
    await dialog.getByLabel('Why here?').fill('The pictures are free this winter only.');
    await dialog.getByRole('button', { name: 'Rank it here' }).click();
    await dialog.waitFor({ state: 'hidden' });

    const amara = await company.at('amara', 'ranking');
    const byHand = amara.getByRole('region', { name: 'Ranked by hand' });
    const override = byHand.getByRole('listitem').filter({ hasText: satellite });
    await override.getByText('12K delay cost added').waitFor();
    await override.getByText('The pictures are free this winter only.').waitFor();
    await rowOf(amara, satellite).getByText('ranked by hand').waitFor();
  });
});

describe('the ranking', () => {
  it('says what would move a place over the line, and draws what moves its score', async () => {
    const amara = await company.at('amara', 'ranking');
    await amara.getByRole('button', { name: satellite, exact: true }).click();
    await amara.getByText(/^If .+, it would (fall below|rise above) the cut line/).waitFor();
    await amara.getByRole('region', { name: 'What moves its score' }).waitFor();
    await amara.getByRole('table', { name: /^What moves the score of/ }).waitFor();
    expect(new URL(amara.url()).searchParams.get('open')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('follows the weights as they are tried, and goes back', async () => {
    const amara = await company.at('amara', 'ranking');
    const first = () => amara.locator('[data-row]').first().getByRole('rowheader').innerText();
    const before = await first();
    const effort = amara.getByRole('slider', { name: 'Weight of Effort' });
    await effort.press('End');
    for (const name of ['Value', 'Urgency', 'Evidence'])
      await amara.getByRole('slider', { name: `Weight of ${name}` }).press('Home');
    await expect.poll(first).not.toBe(before);
    await amara.getByRole('button', { name: 'Reset' }).click();
    await expect.poll(first).toBe(before);
  });

  it('compares two at the line without their scores, by keyboard', async () => {
    const amara = await company.at('amara', 'ranking?view=duels');
    const question = amara.getByRole('region', { name: 'Which is more worth doing?' });
    await question.waitFor();
    expect(await question.innerText()).not.toMatch(/score\s*\d/i);
    await question
      .getByRole('button', { name: /^This one/ })
      .first()
      .waitFor();
    await amara.keyboard.press('ArrowLeft');
    await amara.getByRole('table', { name: 'What the duels say' }).waitFor();
  });

  it('tries another effort on a bubble by keyboard, saves it and takes it back', async () => {
    const amara = await company.at('amara', 'ranking?view=matrix');
    const bubble = amara.getByRole('button', { name: new RegExp(`^${satellite}: rank`) });
    await bubble.focus();
    await bubble.press('ArrowRight');
    await amara.getByText(/6\.5 weeks rather than 6 would rank/).waitFor();
    await bubble.press('Enter');
    await amara.getByText(`Estimated: ${satellite}, 6.5 weeks.`).waitFor();
    await amara.getByRole('button', { name: 'Undo' }).last().click();
    await company.at('amara', 'ranking');
    await weeksOf(amara, satellite, 6);
  });
});

describe('an answer to a criterion that was added later', () => {
  it('is asked for in the ranking, and given in the panel by who was asked', async () => {
    const amara = await company.at('amara', 'ranking');
    const its = await addReach(amara);
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const { members } = await (await amara.request.get(api('members'))).json();
    const henrik = members.find(({ name }: { name: string }) => name.startsWith('Henrik'));
    const opportunity = await undecided(amara, its.opportunities);
    const question = {
      opportunityId: opportunity.id,
      input: 'ANSWER',
      criterionId: its.criterionId,
      askedOfId: henrik.id,
      chance: 0.31,
      note: 'Roughly will do.',
    };
    const answer = await amara.request.post(api('input-requests'), { data: question, headers });
    expect(answer.ok(), await answer.text()).toBe(true);

    const page = await company.at('henrik', 'obligations');
    const owed = page.getByRole('listitem').filter({ hasText: 'for your answer to Reach' });
    await owed.getByRole('link').click();
    const form = page.getByRole('form', { name: 'Your answer to Reach was asked for' });
    await form.getByText('“Roughly will do.”').waitFor();
    await form.getByRole('radio', { name: 'Reach, likely: 4' }).check({ force: true });
    await form.getByRole('button', { name: 'Give the answer' }).click();
    await form.waitFor({ state: 'detached' });
    await page.goto(`${ALDERMERE}/obligations`);
    await page.getByRole('heading', { name: 'My obligations' }).waitFor();
    await owed.waitFor({ state: 'detached' });
    const after = await (await amara.request.get(api('ranking'))).json();
    const row = after.opportunities.find(({ id }: { id: string }) => id === opportunity.id);
    expect(row.answers.at(-1)).toEqual([[4, 4, 4]]);
    expect(row.score).toBeGreaterThan(0);
    expect(after.requests).toEqual([]);
  });
});

/** The first that no decision was ever taken about: its revealed round still takes answers. */
async function undecided(page: Page, opportunities: { id: string }[]): Promise<{ id: string }> {
  for (const { id } of opportunities) {
    const its = await (await page.request.get(`/api/v1/opportunities/${id}`)).json();
    if (its.decisions.length === 0) return { id };
  }
  throw new Error('Everything was decided once.');
}

/** One criterion more, after everything was revealed; answers what the ranking says then. */
async function addReach(page: Page) {
  const { version, id: _, ...model } = await (await page.request.get(api('scoring-model'))).json();
  const rubric = Object.fromEntries([1, 2, 3, 4, 5].map((level) => [level, `Level ${level}`]));
  const ends = { scale: 'ONE_TO_FIVE', scaleMin: 1, scaleMax: 5, unit: '', direction: 'UP' };
  const reach = { id: null, key: 'reach', name: 'Reach', question: 'How many?', weight: 1 };
  const answer = await page.request.put(api('scoring-model'), {
    data: {
      ...model,
      comparisons: [],
      criteria: [...model.criteria, { ...reach, ...ends, rubric }],
    },
    headers: { 'if-match': `"v${version}"` },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  const { model: now, opportunities } = await (await page.request.get(api('ranking'))).json();
  const revealed = opportunities.filter(
    ({ revealed, stage }: { revealed: boolean; stage: string }) => revealed && stage === 'ASSESS',
  );
  return { criterionId: now.criteria.at(-1).id as string, opportunities: revealed };
}

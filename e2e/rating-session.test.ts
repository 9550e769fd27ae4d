import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { day, write } from './acts.ts';
import { ALDERMERE, demoWorld } from './people.ts';

const gauges = 'Rain gauges on twelve school roofs';
const menu = 'Halve the voice menu';
const hospital = 'Ask the hospital what it needs, in hours and cubic metres';
const session = 'Three before Friday';
/** Nothing else in the demo world reads like these. */
const secrets = ['Marmalade-Amara', 'Marmalade-Henrik', 'Marmalade-Sofie'];
const api = (path: string) => `/api/v1/workspaces${ALDERMERE}/${path}`;

describe('three advisors rate alone', () => {
  let sessionId = '';
  const company = demoWorld();

  it('asks all three about what was selected in the list', async () => {
    await makeAdvisor(await company.at('priya', 'members'), 'Sofie Lindqvist');
    const page = await company.at('amara', 'opportunities?stage=ASSESS&sort=title&order=asc');
    await raise(page, gauges);
    for (const title of [gauges, menu, hospital])
      await page.getByRole('checkbox', { name: `Select ${title}` }).check();
    await page.getByRole('button', { name: 'Start a rating session' }).click();
    const dialog = page.getByRole('dialog', { name: 'Start a rating session' });
    await dialog.getByText('3 chosen').waitFor();
    await write(dialog, { Name: session, Due: day(1) });
    await dialog.getByRole('button', { name: 'Start with 3 opportunities' }).click();
    await page.getByRole('heading', { name: session, level: 1 }).waitFor();
    sessionId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  });

  it('lets one answer by keyboard alone', async () => {
    const page = await company.at('amara', 'rating');
    for (const left of [6, 5, 4]) {
      await page.getByText(`${left} of 7 left`).waitFor();
      await inRating(page);
      // Value 5, opened down to 4; why, in a line; then Urgency 2, Evidence 4, Effort 2.
      await page.keyboard.press('5');
      await page.keyboard.press('Shift+ArrowLeft');
      await page.keyboard.press('Tab');
      for (let tabs = 0; tabs < 4 && !(await isWriting(page)); tabs += 1)
        await page.keyboard.press('Tab');
      await page.keyboard.type(secrets[0] ?? '');
      await page.keyboard.press('Tab');
      for (const digit of ['2', '4', '2']) {
        await page.keyboard.press(digit);
        await page.keyboard.press('ArrowDown');
      }
      await page.getByText('Saved', { exact: true }).waitFor();
      await page.keyboard.press('Enter');
    }
    await page.getByText('3 of 7 left').waitFor();
  });

  it('lets one answer by mouse, and one skip what is their own', async () => {
    const henrik = await company.at('henrik', 'rating');
    for (const left of [5, 4, 3]) {
      await henrik.getByText(`${left} of 7 left`).waitFor();
      await answerByMouse(henrik, { levels: [1, 2, 4, 2], why: secrets[1] ?? '' });
    }
    const sofie = await company.at('sofie', 'rating');
    await sofie.getByRole('heading', { name: gauges }).waitFor();
    await inRating(sofie);
    await sofie.keyboard.press('s');
    await sofie.getByRole('form', { name: 'Skip this one' }).waitFor();
    await write(sofie, { Why: `${secrets[2]}, I wrote it` });
    await sofie.keyboard.press('Enter');
    await sofie.getByText('2 of 3 left').waitFor();
  });

  it('lets one take back what they handed in, at once or later, while it is hidden', async () => {
    const henrik = await company.at('henrik', 'rating');
    await henrik.getByText('2 of 7 left').waitFor();
    await henrik.getByText('Handed in, still hidden').click();
    const given = henrik.getByRole('list', { name: 'Handed in, still hidden' });
    await given.getByRole('link', { name: hospital }).waitFor();
    // Everybody has answered or skipped this one: it is revealed.
    expect(await given.getByRole('link', { name: gauges }).count()).toBe(0);
    await given.getByRole('button', { name: `Take back ${menu}` }).click();
    const itsTitle = henrik.getByRole('heading', { name: menu });
    await itsTitle.waitFor();
    await henrik.getByText('3 of 7 left').waitFor();
    const form = henrik.getByRole('form', { name: 'My rating' });
    expect(await form.getByRole('radio', { name: 'Value, likely: 1' }).isChecked()).toBe(true);
    await form.getByRole('button', { name: 'Hand in' }).click();
    await henrik.getByText('2 of 7 left').waitFor();
    const toast = henrik.getByText(`Handed in “${menu}”.`);
    await toast.waitFor();
    await henrik.getByRole('button', { name: 'Undo' }).last().click();
    await itsTitle.waitFor();
    await henrik.getByText('3 of 7 left').waitFor();
    await form.getByRole('button', { name: 'Hand in' }).click();
    await henrik.getByText('2 of 7 left').waitFor();
  });

  it('tells nobody through the API, whoever asks, before the reveal', async () => {
    const open = [menu, hospital];
    for (const who of ['sofie', 'lucia', 'meilin', 'priya'] as const) {
      const { page } = await company.person(who);
      const said = await readAll(page, open);
      for (const secret of secrets.slice(0, 2))
        expect(said.includes(secret), `${who} reads ${secret}`).toBe(false);
    }
    const { page } = await company.person('sofie');
    for (const title of open) {
      const { round, opportunity } = await pageOf(page, title);
      expect(opportunity).toMatchObject({ score: null, ratersSubmitted: 2, ratersInvited: 3 });
      expect(round).toMatchObject({ revealedAt: null, mine: [], others: [], earlier: [] });
    }
    // The one she skipped is complete, and so it is revealed.
    expect((await pageOf(page, gauges)).round.others).toHaveLength(8);
  });

  it('reveals with the last answer, the contested ones first', async () => {
    const sofie = await company.at('sofie', 'rating');
    for (const left of [2, 1]) {
      await sofie.getByText(`${left} of 3 left`).waitFor();
      await answerByMouse(sofie, { levels: [5, 2, 4, 2], why: secrets[2] ?? '' });
    }
    await sofie.getByText('You have rated everything you were asked about').waitFor();

    const { page } = await company.person('amara');
    await page.goto(`${ALDERMERE}/rating/sessions/${sessionId}`);
    await page.getByText('3 of 3 revealed').waitFor();
    await page.getByText('Contested, 1 to 5').waitFor();
    expect(await page.getByRole('heading', { level: 3 }).first().innerText()).toBe('Value');
    const before = await page.getByRole('heading', { level: 2 }).innerText();
    await page.keyboard.press('c');
    await expect.poll(() => page.getByRole('heading', { level: 2 }).innerText()).not.toBe(before);
    for (const secret of secrets.slice(0, 2)) await page.getByText(secret).first().waitFor();
  });

  it('keeps a second thought beside the first, and shows it to the others as it happens', async () => {
    const henrik = await company.at('henrik', `rating/sessions/${sessionId}`);
    await henrik.getByText('Contested, 1 to 5').waitFor();
    const title = await henrik.getByRole('heading', { level: 2 }).innerText();
    const { page } = await company.person('amara');
    await page.getByRole('link', { name: title }).first().click();
    await page.getByRole('heading', { name: title, level: 2 }).waitFor();
    await henrik.getByRole('button', { name: 'Revise mine' }).click();
    const form = henrik.getByRole('form', { name: 'Revise my rating' });
    await form.getByRole('radio', { name: 'Value, likely: 4' }).check({ force: true });
    await form.getByRole('button', { name: 'Revise mine' }).click();
    for (const one of [henrik, page]) await one.getByText('Was 1, now 4.').waitFor();
    const { round } = await pageOf(page, title);
    expect(round.earlier).toMatchObject([{ likely: 1, rationale: secrets[1] }]);
  });
});

async function inRating(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page
        .getByRole('form', { name: 'My rating' })
        .evaluate((form) => form.contains(document.activeElement)),
    )
    .toBe(true);
}

const isWriting = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.activeElement?.getAttribute('type') === 'text');

async function answerByMouse(
  page: Page,
  { levels, why }: { levels: readonly number[]; why: string },
): Promise<void> {
  const form = page.getByRole('form', { name: 'My rating' });
  for (const [index, name] of ['Value', 'Urgency', 'Evidence', 'Effort'].entries())
    await form
      .getByRole('radio', { name: `${name}, likely: ${levels[index]}` })
      .check({ force: true });
  await form.getByLabel('Value: why').fill(why);
  await form.getByRole('button', { name: 'Hand in' }).click();
}

async function makeAdvisor(page: Page, name: string): Promise<void> {
  const { members } = await (await page.request.get(api('members'))).json();
  const { id, roles, version } = members.find((one: { name: string }) => one.name === name);
  const answer = await page.request.patch(`/api/v1/members/${id}`, {
    data: { roles: [...roles, 'ADVISOR'] },
    headers: { 'if-match': `"v${version}"` },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

async function raise(page: Page, title: string): Promise<void> {
  const headers = { 'idempotency-key': crypto.randomUUID() };
  const answer = await page.request.post(api('opportunities'), { data: { title }, headers });
  expect(answer.ok(), await answer.text()).toBe(true);
  await page.getByRole('link', { name: title }).waitFor();
}

async function idOf(page: Page, title: string): Promise<string> {
  const answer = await page.request.get(
    `${api('opportunities')}?text=${encodeURIComponent(title)}`,
  );
  return (await answer.json()).opportunities[0].id;
}

const pageOf = async (page: Page, title: string) =>
  (await page.request.get(`/api/v1/opportunities/${await idOf(page, title)}`)).json();

/** Everything somebody may read about these, as one text. */
async function readAll(page: Page, titles: readonly string[]): Promise<string> {
  const { sessions } = await (await page.request.get(api('rating-sessions'))).json();
  const its = sessions.find(({ name }: { name: string }) => name === session);
  const ids = await Promise.all(titles.map((title) => idOf(page, title)));
  const paths = [
    ...ids.map((id) => `/api/v1/opportunities/${id}`),
    `/api/v1/rating-sessions/${its.id}`,
    ...['rating-sessions', 'rating-queue', 'opportunities', 'board', 'ranking', 'progress'].map(
      api,
    ),
    ...['obligations', 'events', 'decisions', `opportunities/search?text=Marmalade`].map(api),
  ];
  const said = await Promise.all(paths.map(async (path) => (await page.request.get(path)).text()));
  return said.join('\n');
}

import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openCard } from './acts.ts';
import { ALDERMERE, demoWorld } from './people.ts';

/** Decided long ago, and still left of the line. */
const decided = 'Leak dogs for the 300 km nobody can hear';

describe('the scoring model is changed', () => {
  const company = demoWorld();

  /** The model's page, once it shows what would move. */
  async function atModel(key: 'amara' | 'henrik' = 'amara'): Promise<Page> {
    const page = await company.at(key, 'scoring-model');
    await preview(page).getByRole('status').first().waitFor();
    return page;
  }

  it('shows what would move before it is applied, and keeps it through a reload', async () => {
    const page = await atModel();
    await preview(page)
      .getByText(/^None of \d+ rated opportunities changes rank\.$/)
      .waitFor();
    await weigh(page, 'Effort', 6);
    await preview(page)
      .getByText(/\d+ changes? rank, of \d+ rated\.$/)
      .waitFor();
    expect(await preview(page).getByRole('row').count()).toBeGreaterThan(1);
    await page.getByLabel('Why').fill('We can afford only what is small this year.');
    await page.reload();
    await preview(page)
      .getByText(/changes? rank/)
      .waitFor();
    expect(await weightOf(page, 'Effort').inputValue()).toBe('6');
    expect(await page.getByLabel('Why').inputValue()).toMatch(/^We can afford/);
  });

  it('applies: the board shows the new score, an old decision the one it was taken on', async () => {
    const page = await atModel();
    const [moved] = await movesOf(page);
    await page.goto(`${ALDERMERE}/board`);
    const before = await frozenScore(page);
    await page.goto(`${ALDERMERE}/scoring-model`);
    await apply(page, 2);
    const latest = page.getByRole('listitem').filter({ hasText: 'Version 2' });
    await latest.getByText('Effort: weight 6, was 2.').waitFor();
    await latest.getByText('We can afford only what is small this year.').waitFor();
    await page.goto(`${ALDERMERE}/board`);
    const card = page.getByRole('article', { name: moved?.title ?? '', exact: true });
    await card
      .getByTitle('Score')
      .filter({ hasText: moved?.score ?? '' })
      .waitFor();
    expect(await frozenScore(page)).toBe(before);
  });

  it('says where a formula is wrong, and which scores are lost until somebody rates', async () => {
    const page = await atModel();
    await page.getByText('Start from a preset').click();
    await page.getByRole('button', { name: 'Use RICE' }).click();
    await preview(page)
      .getByText(/^Reach, Impact, Confidence and Effort: \d+ opportunities lose their score/)
      .waitFor();
    const formula = page.getByRole('textbox', { name: 'Formula' });
    await formula.fill('reach * impact * confidence / efort');
    await page.getByText('There is no criterion “efort”.').waitFor();
    await page.getByText('(character 31)').waitFor();
    await preview(page).getByText('Nothing can be scored by this formula yet.').waitFor();
    await page.getByRole('button', { name: 'Apply', exact: true }).click();
    expect(await formula.evaluate((field) => field === document.activeElement)).toBe(true);
    await formula.fill('reach * impact * confidence / 100 / effort');
    await page.getByText('With every answer halfway up its scale').waitFor();
    await apply(page, 3);
    await page.goto(`${ALDERMERE}/board`);
    await page.getByText('no score').first().waitFor();
  });

  it('goes back to an earlier version, with the ratings given under it', async () => {
    const page = await atModel();
    await page.getByRole('button', { name: 'Go back to version 1' }).click();
    await preview(page)
      .getByText(/^Value, Urgency, Evidence and Effort come back with the ratings given/)
      .waitFor();
    await preview(page)
      .getByText(/^\d+ get a score, of \d+ rated\.$/)
      .waitFor();
    expect(await preview(page).getByRole('row').count()).toBeGreaterThan(3);
    await apply(page, 4);
    await preview(page)
      .getByText(/^None of \d+ rated opportunities changes rank\.$/)
      .waitFor();
    await page.goto(`${ALDERMERE}/board`);
    await expect.poll(() => page.getByTitle('Score').count()).toBeGreaterThan(3);
  });

  it('takes its weights from comparing in pairs, with the keyboard alone', async () => {
    const page = await atModel();
    await page.getByRole('button', { name: 'Compare in pairs' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Compare in pairs' });
    await dialog.getByRole('slider').waitFor();
    for (const presses of [2, 1, 1, 4, 2, 6]) {
      for (let n = 0; n < presses; n += 1) await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Enter');
    }
    await dialog.getByText('all judged').waitFor();
    await dialog.getByText('Your judgements fit together.').waitFor();
    await dialog.getByRole('button', { name: 'Use these weights' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(Number(await weightOf(page, 'Value').inputValue())).toBeGreaterThan(40);
    await page.getByRole('button', { name: 'Discard my changes' }).click();
    expect(await weightOf(page, 'Value').inputValue()).toBe('4');
  });

  it('keeps what was written when another advisor is faster', async () => {
    const mine = await atModel();
    await weigh(mine, 'Value', 9);
    const theirs = await atModel('henrik');
    await weigh(theirs, 'Urgency', 8);
    await apply(theirs, 5);
    await mine.getByText('The model was changed to version 5 while you were editing.').waitFor();
    await mine.getByText('Urgency: weight 8, was 2.').first().waitFor();
    expect(await weightOf(mine, 'Value').inputValue()).toBe('9');
    await mine.getByRole('button', { name: 'Go on with mine' }).click();
    await apply(mine, 6);
    await mine.getByText('Value: weight 9, was 4.').waitFor();
    expect(await weightOf(mine, 'Urgency').inputValue()).toBe('2');
  });

  it('asks its criteria in another order, dragged by the mouse, and back', async () => {
    const page = await atModel();
    const names = () =>
      page
        .getByRole('textbox', { name: /^Name of criterion/ })
        .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
    const before = await names();
    const grips = page.locator('[title="Drag to another place"]');
    const [first, third] = [await grips.nth(0).boundingBox(), await grips.nth(2).boundingBox()];
    const carry = async () => {
      await page.mouse.move((first?.x ?? 0) + 8, (first?.y ?? 0) + 8);
      await page.mouse.down();
      await page.mouse.move((third?.x ?? 0) + 8, (third?.y ?? 0) + 20, { steps: 12 });
    };
    await carry();
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await names()).toEqual(before);
    await carry();
    await page.mouse.up();
    const [one, two, three, ...rest] = before;
    await expect.poll(names).toEqual([two, three, one, ...rest]);
    await page
      .getByRole('status')
      .filter({ hasText: `${one} is now 3 of 4.` })
      .waitFor();
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect.poll(names).toEqual(before);
  });

  it('is read, not changed, by a lead', async () => {
    const page = await company.at('lucia', 'scoring-model');
    await page.getByText('Only an advisor or an admin changes the scoring model.').waitFor();
    await page.getByText('Value', { exact: true }).click();
    await page.getByText('A priority reaches its target with this alone.').waitFor();
    expect(await page.getByRole('slider').count()).toBe(0);
  });

  async function frozenScore(page: Page): Promise<string> {
    const panel = await openCard(page, decided);
    const text = await panel
      .getByText(/\bscore \d+/)
      .first()
      .innerText();
    await page.keyboard.press('Escape');
    return /score [\d.,]+/.exec(text)?.[0] ?? text;
  }
});

const preview = (page: Page): Locator => page.getByRole('region', { name: 'What would move' });

const weightOf = (page: Page, criterion: string): Locator =>
  page.getByRole('textbox', { name: `Weight of ${criterion}`, exact: true });

async function weigh(page: Page, criterion: string, weight: number): Promise<void> {
  await weightOf(page, criterion).fill(String(weight));
  await weightOf(page, criterion).press('Tab');
}

async function apply(page: Page, version: number): Promise<void> {
  await page.getByRole('button', { name: 'Apply', exact: true }).click();
  await page.getByText(`Version ${version} of the scoring model applies.`).waitFor();
}

/** What the preview says of each opportunity that moves and stands on the board with a score. */
async function movesOf(page: Page): Promise<{ title: string; score: string }[]> {
  const rows = preview(page)
    .getByRole('row')
    .filter({ has: page.getByRole('cell') });
  await rows.first().waitFor();
  return Promise.all(
    (await rows.all()).map(async (row) => ({
      title: await row.getByRole('link').innerText(),
      score:
        (await row.getByRole('cell').last().innerText())
          .split(/becomes|→/)
          .at(-1)
          ?.trim() ?? '',
    })),
  );
}

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { PersonKey } from '#prisma/demo/people.ts';
import { check, complaintsOf, named, opened, type Screen, section, worldOf } from './axe.ts';
import { ALDERMERE, demoWorld } from './people.ts';

const model = section('Scoring model', 'scoring-model');
const leak = 'Show every open leak on a public map';

/** Opens the opportunity from the list and says what is pressed in it. */
const inPanel = (title: string, press: (page: Page) => Promise<unknown>) => async (page: Page) => {
  await page.getByLabel('Find an opportunity').fill(title);
  await page.getByRole('link', { name: title }).first().click();
  await press(page);
};

const screens: Screen[] = [
  opened('a model that would change, and what would move', model, {
    press: async (page) => {
      const weight = page.getByRole('slider').first();
      await weight.focus();
      for (let i = 0; i < 6; i += 1) await page.keyboard.press('ArrowRight');
    },
    shows: (page) => page.getByText(/change rank, of/).waitFor(),
  }),
  opened('the presets', model, {
    press: async (page) => {
      await page.getByRole('button', { name: 'Discard my changes' }).click();
      await page.getByText('Start from a preset').click();
    },
    shows: (page) => page.getByRole('button', { name: 'Use WSJF' }).waitFor(),
  }),
  opened('pairs of criteria that were judged', model, {
    press: async (page) => {
      await page.getByRole('button', { name: 'Compare in pairs' }).click();
      const dialog = page.getByRole('dialog', { name: 'Compare in pairs' });
      await dialog.getByRole('slider').waitFor();
      for (let i = 0; i < 4; i += 1) {
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('Enter');
      }
    },
    shows: (page) => page.getByText(/^Consistency ratio/).waitFor(),
  }),
  opened('a question that was asked', section('Ranking', 'ranking?view=settle'), {
    press: (page) =>
      page
        .getByRole('button', { name: /^Ask Henrik/ })
        .first()
        .click(),
    shows: (page) => page.getByRole('list', { name: 'Asked, not answered yet' }).waitFor(),
  }),
  opened('an opportunity with duplicates to look at', section('Opportunities'), {
    press: inPanel(leak, async () => undefined),
    shows: (page) => page.getByRole('button', { name: 'Merge with another…' }).waitFor(),
  }),
  opened('the choice of what to merge with', section('Opportunities'), {
    press: inPanel(leak, (page) =>
      page.getByRole('button', { name: 'Merge with another…' }).click(),
    ),
    shows: (page) => page.getByRole('dialog', { name: 'Merge with which?' }).waitFor(),
  }),
  opened('two opportunities side by side before they are merged', section('Opportunities'), {
    press: inPanel(leak, async (page) => {
      await page.getByRole('button', { name: 'Merge with another…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Merge with which?' });
      await dialog.getByRole('searchbox').fill('Satellite');
      await dialog.getByRole('radio', { name: /^Satellite/ }).check();
      await dialog.getByRole('button', { name: 'Compare the two' }).click();
    }),
    shows: (page) => page.getByRole('dialog', { name: 'Merge two into one' }).waitFor(),
  }),
  opened('a title that looks like another', section('Board'), {
    press: async (page) => {
      await page.getByRole('button', { name: 'New opportunity' }).click();
      await page.getByRole('dialog').getByLabel('Title').fill('Show each open leak on a map');
    },
    shows: (page) => page.getByText(/here already looks like it/).waitFor(),
  }),
  opened('a decision being re-confirmed', section('Decisions'), {
    press: async (page) => {
      await page.getByRole('link', { name: 'What did we know then?' }).first().click();
      await page.getByRole('button', { name: 'Re-confirm' }).click();
    },
    shows: (page) => page.getByRole('form', { name: 'Re-confirm the decision' }).waitFor(),
  }),
];

describe('accessibility of the strategy room', () => {
  const company = demoWorld();
  const as = async (key: PersonKey) => worldOf(await company.person(key), ALDERMERE);

  it.each(named(screens))('finds nothing to say about %s', async (_name, screen) =>
    check(await as('amara'), screen),
  );

  it('finds nothing to say about the obligation a question makes, and its answer', async () => {
    const world = await as('henrik');
    await section('My obligations', 'obligations').open(world);
    const { page } = world;
    await page.getByText(/chance that it changes what is above the cut line/).waitFor();
    expect(await complaintsOf(page)).toBe('');
  });

  it('finds nothing to say about a form, wrong and sent, and its receipt', async () => {
    const { page } = await as('amara');
    await page.goto(`${ALDERMERE}/proposals`);
    await page.getByRole('button', { name: 'New form' }).first().click();
    await page.getByRole('dialog').getByLabel('Name').fill('Ideas from the depots');
    await page.getByRole('button', { name: 'Make the link' }).click();
    const link = page.getByRole('dialog').getByLabel('Link to the form');
    await link.waitFor();
    expect(await complaintsOf(page)).toBe('');
    const visitor = await company.newcomer();
    await visitor.page.goto(await link.inputValue());
    await visitor.page.getByRole('button', { name: 'Send the proposal' }).click();
    await visitor.page.getByText('Say who you are.').waitFor();
    expect(await complaintsOf(visitor.page)).toBe('');
    await visitor.page.getByLabel('What would be different').fill('Text people before the street');
    await visitor.page.getByLabel('What is the problem').fill('They wait at the tap.');
    await visitor.page.getByLabel('Your name').fill('Ines Brandt');
    // Nobody writes so fast; what does is taken for a machine.
    await visitor.page.waitForTimeout(3000);
    await visitor.page.getByRole('button', { name: 'Send the proposal' }).click();
    await visitor.page.getByRole('heading', { name: 'Your proposal has arrived' }).waitFor();
    expect(await complaintsOf(visitor.page)).toBe('');
    await visitor.page.getByRole('link', { name: 'Open the receipt' }).click();
    await visitor.page.getByRole('heading', { name: 'Your proposal' }).waitFor();
    expect(await complaintsOf(visitor.page)).toBe('');
    await visitor.leave();
  });
});

import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

// What a person without a mouse does: Tab until the thing has the focus, then a key.

type Role = Parameters<Page['getByRole']>[0];

const FARTHEST = 120;
const hasFocus = (thing: Locator) =>
  thing.evaluateAll((all) => all.some((one) => one === document.activeElement));

/** Presses Tab until this has the focus, and checks that the focus can be seen there. */
export async function tabTo(
  page: Page,
  role: Role,
  name: string | RegExp,
  { key = 'Tab' }: { key?: 'Tab' | 'Shift+Tab' } = {},
): Promise<void> {
  const thing = page.getByRole(role, { name, exact: true });
  await thing.first().waitFor();
  for (let presses = 0; !(await hasFocus(thing)); presses += 1) {
    if (presses === FARTHEST) throw new Error(`Tab never reaches the ${role} “${name}”.`);
    await page.keyboard.press(key);
  }
  await expectSeen(page);
}

/** Tab, then Enter. */
export async function enter(page: Page, role: Role, name: string | RegExp): Promise<void> {
  await tabTo(page, role, name);
  await page.keyboard.press('Enter');
}

/** A form that has opened takes the focus; nobody types before it has. */
export async function inForm(page: Page, name: string): Promise<void> {
  const form = page.getByRole('form', { name });
  await form.waitFor();
  await expect
    .poll(() => form.evaluate((one) => one.contains(document.activeElement)), {
      message: `the form “${name}” takes the focus`,
    })
    .toBe(true);
}

/** Tab into a field and write over what is in it. */
export async function type(page: Page, name: string | RegExp, text: string): Promise<void> {
  await tabTo(page, 'textbox', name);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

/** Tab to a field that finds by typing, and take the first it finds. */
export async function find(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, 'combobox', name);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
  await page.getByRole('option', { name: text }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('listbox').waitFor({ state: 'detached' });
}

/** Tab to a date and write it part by part, as the browser's field takes it. */
export async function typeDay(page: Page, name: string, day: string): Promise<void> {
  const labelled = page.getByLabel(new RegExp(`^${name}`));
  const field = page.locator('input[type="date"]').and(labelled).first();
  await field.waitFor();
  for (let presses = 0; !(await hasFocus(field)); presses += 1) {
    if (presses === FARTHEST) throw new Error(`Tab never reaches “${name}”.`);
    await page.keyboard.press('Tab');
  }
  const [year, month, date] = day.split('-');
  await page.keyboard.type(`${month}${date}${year}`);
  expect(await field.inputValue()).toBe(day);
}

/** The focus is on something of the page, never nowhere: checked whenever something has closed. */
export const expectFocusKept = (page: Page): Promise<void> =>
  expect
    .poll(() => page.evaluate(() => document.activeElement?.tagName), {
      message: 'the focus is not lost',
    })
    .not.toBe('BODY');

/** A ring is drawn around what has the focus, or around the row or label that stands for it. */
async function expectSeen(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    let around: Element | null = document.activeElement;
    for (let steps = 0; around && steps < 4; steps += 1, around = around.parentElement) {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(around);
      const isOutlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
      if (isOutlined || boxShadow !== 'none') return true;
    }
    return false;
  });
  const what = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
  expect(seen, `the focus can be seen on ${what}`).toBe(true);
}

import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { BoardSnapshot } from '#shared/roadmap/schema.ts';
import type { Person } from './browser.ts';

// What the stories of accessibility share: a screen, the way to it, and whatever axe has to say about it.

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 740 };

export interface World {
  page: Page;
  slug: string;
  board: BoardSnapshot;
}

/** A screen, the way to it, and what shows that it has arrived. */
export interface Screen {
  name: string;
  open: (world: World) => Promise<void>;
}

export const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { name, exact: true }).first();

/** One page of the workspace by its address and its heading. */
export const section = (title: string, path = title.toLowerCase()): Screen => ({
  name: title,
  open: async ({ page, slug }) => {
    await page.goto(`/${slug}/${path}`);
    await heading(page, title).waitFor();
    await expect.poll(() => page.getByText(/^(Loading|Counting)/).count()).toBe(0);
  },
});

/** A screen and what one press on it opens. */
export const opened = (
  name: string,
  from: Screen,
  {
    press,
    shows,
  }: { press: (page: Page) => Promise<unknown>; shows: (page: Page) => Promise<unknown> },
): Screen => ({
  name,
  open: async (world) => {
    await from.open(world);
    await press(world.page);
    await shows(world.page);
  },
});

/** For `it.each`: the name of a screen, and the screen. */
export const named = (all: Screen[]) => all.map((screen) => [screen.name, screen] as const);

/** Goes there and fails with every complaint. */
export async function check(world: World, screen: Screen): Promise<void> {
  await world.page.setViewportSize(WIDE);
  await screen.open(world);
  expect(await complaintsOf(world.page)).toBe('');
}

export async function worldOf({ page }: Person, path: string): Promise<World> {
  const board = await (await page.request.get(`/api/v1/workspaces${path}/board`)).json();
  return { page, slug: path.slice(1), board: BoardSnapshot.parse(board) };
}

/** Whatever there is to say about a screen, in both schemes, wide and on a phone. */
export async function complaintsOf(page: Page): Promise<string> {
  const complaints: string[] = [];
  for (const viewport of [WIDE, PHONE]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const said = await axeSays(page);
      complaints.push(...said.map((what) => `${viewport.width} px, ${colorScheme}: ${what}`));
    }
  }
  return [...complaints, ...(await sidewaysOf(page))].join('\n');
}

/** Every rule that axe has, with its violations as they stand in the page. */
async function axeSays(page: Page): Promise<string[]> {
  // Colours of another scheme begin to change with the next frame; one that is cancelled, as its element went away, is over too.
  await page.evaluate(async () => {
    for (const _frame of [1, 2]) await new Promise(requestAnimationFrame);
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
  const axe = new AxeBuilder({ page })
    .setLegacyMode(true)
    // What a pending button told the screen reader names the button for some seconds longer than it is there.
    .exclude('[data-live-announcer]')
    .options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) => `${id} (${help})\n  ${html.slice(0, 300)}\n  ${failureSummary}`,
    ),
  );
}

/** Whether a narrow page scrolls sideways. The board is made to (its columns stand side by side), nothing around them is. */
async function sidewaysOf(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  for (const width of [360, 320]) {
    await page.setViewportSize({ width, height: 740 });
    await page.evaluate(() => new Promise(requestAnimationFrame));
    const wide = await page.evaluate(() => {
      const { documentElement: root } = document;
      const board = document.querySelector('[data-board]');
      if (!board)
        return root.scrollWidth > root.clientWidth ? [`the page, ${root.scrollWidth} px`] : [];
      return [...document.querySelectorAll('header, nav, h1, [role="dialog"]')]
        .filter((element) => !board.contains(element))
        .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1)
        .map((element) => element.outerHTML.slice(0, 200));
    });
    complaints.push(...wide.map((what) => `Wider than ${width} px: ${what}`));
  }
  await page.setViewportSize(WIDE);
  return complaints;
}

import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { begin, cardIn, day, find, formOf, openCard, say, write } from './acts.ts';
import { demoWorld } from './people.ts';

const quietMeters = 'Change the 1,800 radio meters that have gone quiet';
const standby = 'Two standby crews sleep at the depot from Thursday to Sunday';
const vans = 'Load the van from the job, not from habit';
const bridge = 'Wire the alarm of the Weir bridge pump to the desk';

const company = demoWorld();

describe('work that nobody decided', () => {
  it('is recorded by a lead, and counted against capacity on the executive’s page', async () => {
    const meilin = await company.at('meilin', 'progress');
    await figure(meilin, '22 % unbacked work 2 of 9 in flight').waitFor();
    const tomasz = await company.at('tomasz', 'progress');
    await tomasz.getByRole('link', { name: 'Record unbacked work' }).click();
    const dialog = tomasz.getByRole('dialog', { name: 'Record unbacked work' });
    await dialog.getByRole('button', { name: 'Record it' }).click();
    await dialog.getByText('Give it a title.').waitFor();
    await write(dialog, { Title: bridge });
    await find(dialog, 'Owner', 'Control room & data');
    await dialog.getByRole('button', { name: 'Record it' }).click();
    const panel = tomasz.getByRole('region', { name: bridge, exact: true });
    await panel.getByText('Unbacked', { exact: true }).waitFor();

    await figure(meilin, '30 % unbacked work 3 of 10 in flight').waitFor();
    const unbacked = meilin.getByRole('list', { name: 'Unbacked work in flight' });
    await unbacked.getByRole('link', { name: bridge }).waitFor();
    await company.at('tomasz');
    await cardIn(tomasz, 'Building', bridge).getByText('unbacked').waitFor();
    await company.at('tomasz', 'owners');
    await tomasz
      .getByRole('row', { name: /Control room/ })
      .getByText('1 of 3')
      .waitFor();
  });
});

describe('a promise kept or not', () => {
  it('takes a tick back before delivering, and delivers only once it holds again', async () => {
    const tomasz = await company.at('tomasz');
    const panel = await openCard(tomasz, quietMeters);
    await panel.getByText('3 of 3 criteria hold').waitFor();
    const criterion = 'Old meters are counted and recycled';
    await panel.getByRole('button', { name: `Untick: ${criterion}` }).click();
    await panel.getByText('2 of 3 criteria hold').waitFor();
    await panel.getByText('Receipt of the recycler').waitFor({ state: 'detached' });
    await panel.getByRole('button', { name: 'More actions' }).click();
    const deliver = tomasz.getByRole('menuitem', { name: /^Deliver/ });
    await deliver.getByText('1 of its acceptance criteria is not ticked yet.').waitFor();
    await tomasz.keyboard.press('Escape');
    await panel.getByRole('button', { name: `Tick: ${criterion}` }).click();
    const form = formOf(panel, 'How was it seen to hold?');
    await write(form, { Evidence: 'Second receipt, 1,800 pieces' });
    await form.getByRole('button', { name: 'Tick' }).click();
    await begin(panel, 'Deliver');
    await say(panel, 'Deliver', 'Deliver');
    await cardIn(tomasz, 'Delivered', quietMeters).waitFor();
  });

  it.each([
    ['missed', { who: 'meilin', title: standby, value: '5.1', verdict: 'Missed' }],
    ['inconclusive', { who: 'priya', title: vans, value: '72.5', verdict: 'Inconclusive' }],
  ] as const)('is proven as %s, and stays on record as that', async (_word, story) => {
    const { who, title, value, verdict } = story;
    const page = await company.at(who);
    const panel = await openCard(page, title);
    await begin(panel, 'Prove');
    const form = formOf(panel, 'Prove');
    await write(form, {
      'Measured value': value,
      Source: 'Last four weeks',
      Note: 'A mild winter.',
    });
    const suggested = verdict === 'Missed' ? 'Missed' : 'Achieved';
    expect(await form.getByRole('radio', { name: suggested }).isChecked()).toBe(true);
    await form.getByRole('radio', { name: verdict }).check();
    await say(panel, 'Prove', 'Prove');
    await panel.getByText('A mild winter.').waitFor();
    await cardIn(page, 'Proven', title).waitFor();
    await company.at(who, 'progress');
    const outcome = page.getByRole('table', { name: 'Outcomes' }).getByRole('row', { name: title });
    await outcome.getByText(verdict, { exact: true }).waitFor();
    const unproven = page.getByRole('list', { name: 'Delivered, not proven' });
    expect(await unproven.getByRole('link', { name: title }).count()).toBe(0);
  });
});

describe('a number', () => {
  const metric = 'Jobs finished on the first visit';

  it('is corrected by recording its day again; what was said first is struck, not lost', async () => {
    const priya = await company.at('priya', 'metrics');
    await priya.getByRole('link', { name: metric }).click();
    await write(priya, { Value: '68' });
    await priya.getByRole('button', { name: 'Record reading' }).click();
    const readings = priya.getByRole('table', { name: 'Readings, newest first' });
    await readings.getByRole('row').nth(1).getByText('68', { exact: true }).waitFor();
    await write(priya, { Value: '71.4', Source: 'Recount' });
    await priya.getByRole('button', { name: 'Record reading' }).click();
    await readings.getByRole('row').nth(1).getByText('71.4').waitFor();
    await readings.getByRole('deletion').getByText('68', { exact: true }).waitFor();
    await figureOf(priya, 'Now').getByText('71.4').waitFor();
  });

  it('takes rows copied from a spreadsheet, and says which lines are none', async () => {
    const { context, page } = await company.person('priya');
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const rows = `${day(-2)}\t66.2\tAudit\n${day(-1)}\tabout 67\tAudit\n${day(-1)}\t67.9\tAudit\n`;
    await page.evaluate((text) => navigator.clipboard.writeText(text), rows);
    await page.getByLabel('Value', { exact: true }).focus();
    await page.keyboard.press('Control+v');
    const pasted = page.getByRole('table', { name: 'Pasted readings' });
    await pasted.getByText('Line 2 left out').waitFor();
    await page.getByRole('button', { name: 'Record 2 readings' }).click();
    const readings = page.getByRole('table', { name: 'Readings, newest first' });
    await readings.getByRole('row', { name: /67\.9.*Audit/ }).waitFor();
    await readings.getByRole('row', { name: /66\.2.*Audit/ }).waitFor();
  });
});

describe('the executive’s page', () => {
  it('opens from each of its figures exactly the rows it counts', async () => {
    const meilin = await company.at('meilin', 'progress');
    for (const [words, at, rows] of figures) {
      const opened = figure(meilin, words);
      const counted = Number(/\d+/.exec((await opened.innerText()).replace(percent, ''))?.[0]);
      await opened.click();
      const section = meilin.getByRole('region', { name: at });
      const seen = () => unfolded(section).then(() => rows(section).count());
      await expect.poll(seen, { message: words }).toBe(counted);
    }
  });

  it('opens who holds the ball, and whose work it is, to their rows alone', async () => {
    const meilin = await company.at('meilin', 'progress');
    const seam = meilin.getByRole('region', { name: 'Seam' });
    for (const name of ['Holds the ball', 'Owner']) {
      const totals = seam
        .getByRole('table')
        .filter({ has: meilin.getByText(name, { exact: true }) });
      for (const total of await totals
        .getByRole('row')
        .filter({ has: meilin.getByRole('button') })
        .all()) {
        const cards = Number(await total.getByRole('cell').first().innerText());
        await total.getByRole('button').click();
        await expect
          .poll(() => seamRows(seam).count(), { message: await total.innerText() })
          .toBe(cards);
      }
      await seam.getByRole('button', { name: /^Show all/ }).click();
    }
  });

  it('opens each column to the opportunities in it', async () => {
    const meilin = await company.at('meilin', 'progress');
    const links = meilin.getByRole('list', { name: /the handoff$/ }).getByRole('link');
    await links.first().waitFor();
    for (let at = 0; at < (await links.count()); at += 1) {
      const cards = /\d+/.exec(await links.nth(at).innerText())?.[0];
      await links.nth(at).click();
      await meilin.getByText(`${cards} found`).waitFor();
      await meilin.goBack();
      await links.first().waitFor();
    }
  });

  it('prints without the shell, whole, and black on white also in the dark', async () => {
    const meilin = await company.at('meilin', 'progress');
    await meilin.getByRole('region', { name: 'Proof' }).waitFor();
    await meilin.setViewportSize({ width: 720, height: 1000 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await meilin.emulateMedia({ media: 'print', colorScheme });
      expect(await meilin.getByRole('navigation').count()).toBe(1);
      expect(await meilin.getByRole('button', { name: /^(Show|Print)/ }).count()).toBe(0);
      const page = await meilin.evaluate(() => {
        const wide = document.documentElement.clientWidth;
        const isSeen = (one: Element) => one.getClientRects().length > 0;
        const cut = [...document.querySelectorAll('main *')].filter(
          (one) => isSeen(one) && one.getBoundingClientRect().right > wide + 1,
        );
        const ink = getComputedStyle(document.querySelector('main h1') as Element).color;
        return {
          cut: cut.map((one) => one.outerHTML.slice(0, 120)),
          ink,
          height: document.documentElement.scrollHeight,
        };
      });
      expect(page.cut).toEqual([]);
      expect(page.height).toBeGreaterThan(2000);
      expect(page.ink).toMatch(/rgb\((\d{1,2}), /);
    }
    const seam = meilin.getByRole('region', { name: 'Seam' });
    const all = await seam.getByText(/between decision and number/).innerText();
    expect(await seamRows(seam).count()).toBe(Number.parseInt(all, 10));
    await meilin.emulateMedia({ media: 'screen', colorScheme: 'light' });
  });
});

const figure = (page: Page, words: string): Locator =>
  page.getByRole('navigation', { name: 'Figures of this page' }).getByRole('link', { name: words });

/** The figure of a metric's page by its term. */
const figureOf = (page: Page, term: string): Locator =>
  page
    .getByRole('definition')
    .filter({ has: page.locator(`xpath=preceding-sibling::dt[.="${term}"]`) });

const seamRows = (section: Locator): Locator => section.locator('ol > li:has([role="img"])');
const listed = (name: string) => (section: Locator) =>
  section.getByRole('list', { name, exact: true }).getByRole('listitem');

/** A share says the items it is a share of behind it. */
const percent = /\d+ %/;
/** What a figure says, the section it opens, and the rows that are counted there. */
const figures: [string, string, (section: Locator) => Locator][] = [
  ['past their clock', 'Seam', seamRows],
  ['decided, no lead', 'Both orphans', listed('Decided, no lead has accepted')],
  ['unbacked work', 'Both orphans', listed('Unbacked work in flight')],
  ['off course', 'Numbers', (section) => section.getByRole('figure')],
  ['delivered, not proven', 'Proof', listed('Delivered, not proven')],
];

/** Long lists show their first rows until they are asked for all; what narrows meanwhile needs no asking. */
async function unfolded(section: Locator): Promise<void> {
  const more = section.locator('p').getByRole('button', { name: /^Show all/ });
  if ((await more.count()) > 0)
    await more
      .first()
      .click({ timeout: 300 })
      .catch(() => undefined);
}

import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '#server/root.ts';
import { openCard } from './acts.ts';
import { type RunningApp, startApp } from './app.ts';
import { launchBrowser } from './browser.ts';
import { come } from './people.ts';

const leaks = 'From “leak found” to “leak closed” in two days';
const run = promisify(execFile);

let app: RunningApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** As somebody types it in a terminal, who has the file and no account. */
const verify = (file: string) =>
  run('npm', ['run', '-s', 'verify-brief', '--', file], { cwd: projectRoot }).then(
    ({ stdout }) => stdout,
    ({ stderr }) => stderr as string,
  );

describe('a brief taken out of Baton', () => {
  it('is verified from its file, and a changed one is caught', async () => {
    const { page, leave } = await come({ app, browser }, 'meilin');
    const panel = await openCard(page, leaks);
    await page.goto(`${page.url().split('?')[0]}?section=handoff`);
    await panel.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Markdown, to read' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^from-leak-found.*-v1\.md$/);
    const file = await download.path();
    const words = readFileSync(file, 'utf8');
    expect(words).toContain(`# ${leaks}`);
    const said = await verify(file);
    expect(said).toContain('is as it was signed.');
    expect(said).toMatch(/sponsor .*\n.*lead /);

    const tampered = `${file}-tampered`;
    writeFileSync(tampered, words.replace('## Out of scope', '## Also in scope'));
    expect(await verify(tampered)).toContain('The words people read were changed');
    await leave();
  });
});

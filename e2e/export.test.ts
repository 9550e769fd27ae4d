import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '#server/root.ts';
import { openCard } from './acts.ts';
import { demoWorld } from './people.ts';

const leaks = 'From “leak found” to “leak closed” in two days';
const run = promisify(execFile);

const company = demoWorld();

/** As somebody types it in a terminal, who has the file and no account. */
const verify = (file: string) =>
  run('npm', ['run', '-s', 'verify-brief', '--', file], { cwd: projectRoot }).then(
    ({ stdout }) => stdout,
    ({ stderr }) => stderr as string,
  );

/** A brief saved by the Export menu, under the name the browser would give it. */
async function save(page: Page, format: string): Promise<{ file: string; name: string }> {
  const panel = await openCard(page, leaks);
  await page.goto(`${page.url().split('?')[0]}?section=handoff`);
  await panel.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: format }).click(),
  ]);
  return { file: await download.path(), name: download.suggestedFilename() };
}

/** The same file with some of its bytes changed, whatever they are. */
async function verifyChanged(file: string, from: string, to: string): Promise<string> {
  const bytes = readFileSync(file, 'latin1');
  expect(bytes).toContain(from);
  writeFileSync(`${file}-tampered`, bytes.replace(from, to), 'latin1');
  return verify(`${file}-tampered`);
}

describe('a brief taken out of Baton', () => {
  it('is verified from its Markdown, and a changed one is caught', async () => {
    const page = await company.at('meilin');
    const { file, name } = await save(page, 'Markdown, to read');
    expect(name).toMatch(/^from-leak-found.*-v1\.md$/);
    expect(readFileSync(file, 'utf8')).toContain(`# ${leaks}`);
    const said = await verify(file);
    expect(said).toContain('is as it was signed.');
    expect(said).toMatch(/sponsor .*\n.*lead /);
    expect(await verifyChanged(file, '## Out of scope', '## Also in scope')).toContain(
      'The words people read were changed',
    );
  });

  it('is verified from its JSON, and a changed one is caught', async () => {
    const page = await company.at('meilin');
    const { file } = await save(page, 'JSON, for programs');
    expect(await verify(file)).toContain('is as it was signed.');
    expect(await verifyChanged(file, '\\"scopeIn\\"', '\\"scopeOn\\"')).toMatch(/changed/);
  });

  it('is verified from its PDF, and one is caught whose record or pages were changed', async () => {
    const page = await company.at('meilin');
    const { file, name } = await save(page, 'PDF, to sign off and file');
    expect(name).toMatch(/^from-leak-found.*-v1\.pdf$/);
    const said = await verify(file);
    expect(said).toContain('is as it was signed.');
    expect(said).toMatch(/sponsor .*\n.*lead /);
    expect(await verifyChanged(file, '\\"scopeIn\\"', '\\"scopeOn\\"')).toMatch(/changed/);
    // The colour of a hairline: nothing of the record.
    expect(await verifyChanged(file, '0.850980', '0.950980')).toContain(
      'The pages people read were changed',
    );
  });
});

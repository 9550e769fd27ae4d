import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '#server/root.ts';
import { journey } from '#server/testing/journey.ts';

const run = promisify(execFile);

/** What `npm run verify-brief FILE` says of a text, and how it ends. */
async function verify(text: string): Promise<{ code: number; said: string }> {
  const file = join(mkdtempSync(join(tmpdir(), 'baton-brief-')), 'brief');
  writeFileSync(file, text);
  const node = [process.execPath, ['--import', 'tsx', 'scripts/verify-brief.ts', file]] as const;
  return run(...node, { cwd: projectRoot }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stderr }) => ({ code, said: stderr }),
  );
}

describe('the export of a brief', () => {
  it.each(['md', 'json'])(
    'as %s is what was signed, and is caught when it was changed',
    async (format) => {
      const j = await journey();
      const id = await j.queued('Answer “routine” letters / 2');
      const { handoff } = await j.page(id);
      const answer = await j.as('eve').get(`/handoffs/${handoff?.id}/export/${format}`);
      expect([answer.status, answer.headers['content-disposition']]).toEqual([
        200,
        `attachment; filename="answer-routine-letters-2-v1.${format}"`,
      ]);
      const file = format === 'json' ? `${JSON.stringify(answer.body, null, 2)}\n` : answer.body;
      expect(await verify(file)).toMatchObject({
        code: 0,
        said: expect.stringContaining('is as it was signed'),
      });
      const tampered = file.replaceAll('Complaints', 'Compliments');
      expect(await verify(tampered)).toMatchObject({
        code: 1,
        said: expect.stringContaining('was changed'),
      });
    },
  );

  it('names who read it back and who confirmed', async () => {
    const j = await journey();
    const id = await j.queued();
    const { handoff } = await j.page(id);
    const { body } = await j.as('leo').get(`/handoffs/${handoff?.id}/export/json`);
    expect(body.readBack).toMatchObject({
      name: 'leo',
      confirmedBy: 'ada',
      outcome: j.readBack.outcome,
    });
    expect(Object.values(body.people).toSorted()).toEqual(['ada', 'eve']);
  });

  it('is refused in a sentence before anything was sent', async () => {
    const j = await journey();
    const { handoff } = await j.page(await j.briefed());
    const refused = await j.as('ada').get(`/handoffs/${handoff?.id}/export/md`);
    expect([refused.status, refused.body.detail]).toEqual([
      422,
      'Its brief has not been sent yet; there is nothing signed to export.',
    ]);
  });
});

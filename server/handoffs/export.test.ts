import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '#server/root.ts';
import { journey } from '#server/testing/journey.ts';
import { verifyExport } from '#shared/handoffs/export.ts';
import { addDays } from '#shared/time.ts';
import { sha256Of } from './sha256.ts';

const run = promisify(execFile);

/** What `npm run verify-brief FILE` says of a text, and how it ends. */
async function verify(text: string | Buffer): Promise<{ code: number; said: string }> {
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

  it('as pdf is what was signed, page for page, and is caught whatever was changed', async () => {
    const j = await journey();
    const { handoff } = await j.page(await j.queued('Answer “routine” letters / 2'));
    const answer = await j.app.inject({
      url: `/api/v1/handoffs/${handoff?.id}/export/pdf`,
      headers: { cookie: j.as('eve').cookie },
    });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(answer.headers['content-disposition']).toContain('answer-routine-letters-2-v1.pdf');
    const file = answer.rawPayload;
    expect(await verify(file)).toMatchObject({
      code: 0,
      said: expect.stringContaining('is as it was signed'),
    });
    const tampered = Buffer.from(
      file.toString('latin1').replaceAll('Complaints', 'Compliment'),
      'latin1',
    );
    expect(await verify(tampered)).toMatchObject({
      code: 1,
      said: expect.stringContaining('was changed'),
    });
  });

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

  it.each(['md', 'json'])(
    'as %s keeps the read-back and carries the changes since, with both signatures of each version',
    async (format) => {
      const j = await journey();
      const id = await j.queued('Answer letters');
      const change = { scopeIn: ['Every letter'], reason: 'LEARNED', note: 'They are alike.' };
      expect((await j.hand('leo', id, 'propose-change', change)).status).toBe(200);
      expect((await j.hand('ada', id, 'countersign', {})).status).toBe(200);
      const again = { target: 6, finishLatest: addDays(j.today, 90), reason: 'CAPACITY' };
      expect((await j.hand('ada', id, 'propose-change', again)).status).toBe(200);
      expect((await j.hand('leo', id, 'countersign', {})).status).toBe(200);
      const { handoff } = await j.page(id);
      const { body } = await j.as('eve').get(`/handoffs/${handoff?.id}/export/${format}`);
      const file = format === 'json' ? `${JSON.stringify(body, null, 2)}\n` : body;
      const verified = verifyExport(file, sha256Of);
      if ('problem' in verified) throw new Error(verified.problem);
      const { brief } = verified;
      expect([brief.number, brief.readBack?.number, brief.readBack?.confirmedBy]).toEqual([
        3,
        1,
        'ada',
      ]);
      expect(
        brief.changes?.map(({ number, proposedBy, countersignedBy, before }) => [
          number,
          proposedBy,
          countersignedBy,
          before.signatures.map(({ name }) => name).toSorted(),
        ]),
      ).toEqual([
        [2, 'leo', 'ada', ['ada', 'leo']],
        [3, 'ada', 'leo', ['ada', 'leo']],
      ]);
      expect(await verify(file)).toMatchObject({ code: 0 });
      const tampered = file.replaceAll('They are alike', 'They are easy');
      expect(await verify(tampered)).toMatchObject({ code: 1 });
    },
  );

  it('of a brief offered anew after a release has no changes of the one before', async () => {
    const j = await journey();
    const id = await j.queued();
    const change = { scopeIn: ['Every letter'], reason: 'LEARNED' };
    await j.hand('leo', id, 'propose-change', change);
    await j.hand('ada', id, 'countersign', {});
    await j.hand('leo', id, 'release', { note: 'No hands.' });
    await j.hand('ada', id, 'offer', { ownerId: j.ids.ownerId });
    const { handoff } = await j.page(id);
    const { body } = await j.as('leo').get(`/handoffs/${handoff?.id}/export/json`);
    expect([body.number, body.readBack, 'changes' in body]).toEqual([3, null, false]);
  });
});

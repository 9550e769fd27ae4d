import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';

type J = Awaited<ReturnType<typeof journey>>;
type Name = Parameters<J['as']>[0];

async function assuming(of: 'decided' | 'briefed' | 'claimed' | 'queued' = 'briefed') {
  const j = await journey();
  const id = await j[of]();
  const at = `/handoffs/${(await j.page(id)).handoff?.id}/assumptions`;
  const list = async () => (await j.page(id)).handoff?.assumptions ?? [];
  const write = (who: Name, sentence: string, field: string | null = null) =>
    j.as(who).post(at, { sentence, field });
  const does = async (who: Name, intent: string, body?: object) => {
    const [one] = await list();
    return j.as(who).post(`${at}/${one?.id}/${intent}`, body, { version: one?.version ?? 0 });
  };
  return { j, id, at, list, write, does };
}

const shown = { state: 'CONFIRMED', evidence: 'Seen in 50 letters.' };

describe('an assumption', () => {
  it('is written by either side, under a field or about all of it', async () => {
    const { j, list, write } = await assuming('claimed');
    expect((await write('ada', 'Clerks trust drafts', 'scopeIn')).status).toBe(201);
    expect((await write('leo', 'The archive can be read')).status).toBe(201);
    expect((await write('eve', 'Nobody asks me')).status).toBe(403);
    expect(await list()).toMatchObject([
      {
        sentence: 'Clerks trust drafts',
        field: 'scopeIn',
        state: 'OPEN',
        writtenById: j.member.ada,
      },
      { sentence: 'The archive can be read', field: null, writtenById: j.member.leo },
    ]);
  });

  it('is confirmed or refuted with evidence, by somebody, at some time; and opened again', async () => {
    const { j, list, write, does } = await assuming();
    await write('ada', 'Clerks trust drafts');
    expect((await does('ada', 'settle', { state: 'REFUTED' })).status).toBe(400);
    expect((await does('ada', 'settle', shown)).status).toBe(200);
    expect(await list()).toMatchObject([{ ...shown, settledById: j.member.ada }]);
    expect((await does('ada', 'settle', { state: 'OPEN' })).status).toBe(200);
    expect(await list()).toMatchObject([{ state: 'OPEN', evidence: '', settledById: null }]);
    expect((await j.events()).map(({ type }: { type: string }) => type)).toEqual(
      expect.arrayContaining(['assumption_written', 'assumption_settled']),
    );
  });

  it('is removed while open, and put back', async () => {
    const { j, at, list, write, does } = await assuming();
    await write('ada', 'Clerks trust drafts');
    await does('ada', 'settle', shown);
    expect((await does('ada', 'remove')).status).toBe(422);
    await does('ada', 'settle', { state: 'OPEN' });
    const [one] = await list();
    const { version } = await does('ada', 'remove');
    expect(await list()).toEqual([]);
    expect(
      (await j.as('ada').post(`${at}/${one?.id}/put-back`, undefined, { version })).status,
    ).toBe(200);
    expect(await list()).toHaveLength(1);
  });

  it('refuses a version that has moved on, and another handoff’s', async () => {
    const { j, at, list, write, does } = await assuming();
    await write('ada', 'Clerks trust drafts');
    await does('ada', 'settle', shown);
    const [one] = await list();
    const stale = await j
      .as('ada')
      .post(`${at}/${one?.id}/settle`, { state: 'OPEN' }, { version: 1 });
    expect(stale.status).toBe(412);
    const other = (await j.page(await j.decided('Another'))).handoff?.id;
    const path = `/handoffs/${other}/assumptions/${one?.id}/settle`;
    expect((await j.as('ada').post(path, { state: 'OPEN' }, { version: 2 })).status).toBe(404);
  });

  it('goes into the brief as it stands when it is sent, and lives on beside it', async () => {
    const { j, id, write, does } = await assuming();
    await write('ada', 'Clerks trust drafts', 'scopeIn');
    await does('ada', 'settle', shown);
    await j.hand('ada', id, 'offer', { ownerId: j.ids.ownerId });
    const frozen = async () => (await j.page(id)).handoff?.briefs[0];
    const sent = await frozen();
    expect(sent?.content.assumptions).toMatchObject([
      { sentence: 'Clerks trust drafts', field: 'scopeIn', ...shown, settledById: j.member.ada },
    ]);
    await does('ada', 'settle', { state: 'REFUTED', evidence: 'They do not.' });
    expect(await frozen()).toEqual(sent);
  });
});

describe('a brief that was frozen before assumptions had rows', () => {
  it('is read as one that assumes nothing', async () => {
    const j = await journey();
    const id = await j.offered();
    await j.db.pool.query('ALTER TABLE briefs DISABLE TRIGGER ALL');
    await j.db.pool.query(
      `UPDATE briefs SET content = content - 'assumptions' WHERE frozen_at IS NOT NULL`,
    );
    await j.db.pool.query('ALTER TABLE briefs ENABLE TRIGGER ALL');
    expect((await j.page(id)).handoff?.briefs[0]?.content.assumptions).toEqual([]);
  });
});

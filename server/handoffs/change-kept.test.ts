import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';
import type { Handoff } from '#shared/handoffs/schema.ts';

type J = Awaited<ReturnType<typeof journey>>;

const wider = { scopeIn: ['Routine letters in four categories'], reason: 'LEARNED' };

async function handoffOf(j: J, id: string): Promise<Handoff> {
  const { handoff } = await j.page(id);
  if (!handoff) throw new Error('there is no handoff');
  return handoff;
}

async function proposed(j: J): Promise<string> {
  const id = await j.queued();
  expect((await j.hand('leo', id, 'propose-change', wider)).status).toBe(200);
  return id;
}

describe('in the database itself', () => {
  /** Everything a change leaves behind, and what would be made of it. */
  const tampering = [
    ['what was proposed', "UPDATE changes SET note = 'Agreed by all' WHERE handoff_id = $1"],
    [
      'the words of a proposal',
      "UPDATE changes SET canonical = '{}', sha256 = 'x' WHERE handoff_id = $1",
    ],
    ['an answer', "UPDATE changes SET answer = 'REFUSED' WHERE handoff_id = $1"],
    ['that there was a change', 'DELETE FROM changes WHERE handoff_id = $1'],
    [
      'the frozen words of the new version',
      'UPDATE briefs SET content = content || \'{"problem": "x"}\' WHERE handoff_id = $1 AND number = 2',
    ],
    [
      'the frozen bytes of the new version',
      "UPDATE briefs SET canonical = '{}' WHERE handoff_id = $1 AND number = 2",
    ],
    ['its number', 'UPDATE briefs SET number = 7 WHERE handoff_id = $1 AND number = 2'],
    ['that it exists', 'DELETE FROM briefs WHERE handoff_id = $1 AND number = 2'],
    [
      'when it was signed',
      'UPDATE signatures SET signed_at = now() WHERE brief_id IN (SELECT id FROM briefs WHERE handoff_id = $1 AND number = 2)',
    ],
    [
      'a signature',
      'DELETE FROM signatures WHERE brief_id IN (SELECT id FROM briefs WHERE handoff_id = $1 AND number = 2)',
    ],
    ['all signatures', 'TRUNCATE signatures'],
    ['all changes', 'TRUNCATE changes'],
  ] as const;

  it('nothing of a countersigned change can be made another, as the role the app has', async () => {
    const j = await journey();
    const id = await proposed(j);
    expect((await j.hand('ada', id, 'countersign', {})).status).toBe(200);
    const before = await handoffOf(j, id);
    for (const [what, sql] of tampering) {
      const values = sql.includes('$1') ? [before.id] : [];
      await expect(j.db.pool.query(sql, values), what).rejects.toThrow(/never change/);
    }
    expect(await handoffOf(j, id)).toEqual(before);
  });

  it('a proposal that waits can be answered, and nothing else', async () => {
    const j = await journey();
    const id = await proposed(j);
    const { id: handoffId } = await handoffOf(j, id);
    const sets = ["reason = 'ERROR'", "side = 'SPONSOR'", 'base_number = 2', 'proposed_at = now()'];
    for (const set of sets)
      await expect(
        j.db.pool.query(`UPDATE changes SET ${set} WHERE handoff_id = $1`, [handoffId]),
      ).rejects.toThrow(/never change/);
    const another = `INSERT INTO changes (id, workspace_id, handoff_id, base_number, proposed_by_id, side, reason, content, canonical, sha256, proposed_at)
      SELECT gen_random_uuid(), workspace_id, handoff_id, base_number, proposed_by_id, side, reason, content, canonical, sha256, now()
      FROM changes WHERE handoff_id = $1`;
    await expect(j.db.pool.query(another, [handoffId])).rejects.toThrow(/changes_one_waits/);
  });
});

describe('one who is alone in a workspace', () => {
  it('countersigns what they propose themselves, under both sides', async () => {
    const j = await journey();
    const roles = ['ADVISOR', 'LEAD', 'EXECUTIVE', 'ADMIN'] as const;
    await j.db.prisma.member.update({ where: { id: j.member.ada }, data: { roles: [...roles] } });
    await j.db.prisma.ownerMember.create({
      data: { workspaceId: j.workspaceId, ownerId: j.ids.ownerId, memberId: j.member.ada },
    });
    const others = { workspaceId: j.workspaceId, id: { not: j.member.ada } };
    await j.db.prisma.member.updateMany({ where: others, data: { removedAt: new Date() } });
    const id = await j.offered();
    for (const [intent, body] of [
      ['claim', {}],
      ['accept', j.readBack],
      ['confirm', {}],
      ['propose-change', wider],
      ['countersign', {}],
    ] as const)
      expect([intent, (await j.hand('ada', id, intent, body)).status]).toEqual([intent, 200]);
    const { briefs, selfAccepted } = await handoffOf(j, id);
    expect([selfAccepted, briefs[0]?.signatures.map(({ side }) => side)]).toEqual([
      true,
      ['SPONSOR', 'LEAD'],
    ]);
  });
});

describe('others who promise the same number', () => {
  it('are named to whoever would move it', async () => {
    const j = await journey();
    const id = await j.queued('This one');
    const other = await j.offered('The other one');
    await j.briefed('A draft');
    const { id: handoffId } = await handoffOf(j, id);
    const { body } = await j.as('leo').get(`/handoffs/${handoffId}/other-promises`);
    expect(body.promises).toEqual([
      { opportunityId: other, title: 'The other one', target: 5, measureBy: j.today },
    ]);
  });
});

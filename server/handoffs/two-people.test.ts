import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';
import { draftOf } from '#shared/handoffs/draft-of.ts';

/** Lin becomes an advisor too, so that one person could write, send and claim. */
async function withDuo() {
  const j = await journey();
  const roles = ['ADVISOR', 'LEAD'] as const;
  await j.db.prisma.member.update({ where: { id: j.member.lin }, data: { roles: [...roles] } });
  return j;
}

type J = Awaited<ReturnType<typeof journey>>;

async function rewrite(j: J, who: 'lin' | 'ada', id: string, scopeIn: string) {
  const { handoff } = await j.page(id);
  const brief = handoff?.briefs[0];
  const draft = draftOf(brief?.content ?? ({} as never));
  const version = brief?.version ?? 0;
  return j
    .as(who)
    .put(`/handoffs/${handoff?.id}/brief`, { ...draft, scopeIn: [scopeIn] }, { version });
}

describe('two different people', () => {
  it('keeps whoever wrote the brief from claiming it', async () => {
    const j = await withDuo();
    await j.db.prisma.member.update({
      where: { id: j.member.lin },
      data: { roles: ['LEAD'] },
    });
    const id = await j.briefed();
    await j.db.prisma.member.update({
      where: { id: j.member.lin },
      data: { roles: ['ADVISOR', 'LEAD'] },
    });
    expect((await rewrite(j, 'lin', id, 'Everything')).status).toBe(200);
    expect((await j.hand('ada', id, 'offer', { ownerId: j.ids.ownerId })).status).toBe(200);
    expect((await j.hand('lin', id, 'claim', {})).status).toBe(403);
    expect((await j.hand('leo', id, 'claim', {})).status).toBe(200);
  });

  it('keeps whoever sent the brief from claiming it', async () => {
    const j = await journey();
    const id = await j.briefed();
    await j.db.prisma.member.update({
      where: { id: j.member.lin },
      data: { roles: ['ADVISOR', 'LEAD'] },
    });
    expect((await j.hand('lin', id, 'offer', { ownerId: j.ids.ownerId })).status).toBe(200);
    expect((await j.hand('lin', id, 'claim', {})).status).toBe(403);
  });

  it('refuses both signatures of one person in the database itself', async () => {
    const j = await journey();
    const { handoff } = await j.page(await j.offered());
    const brief = handoff?.briefs[0];
    const sign = j.db.pool.query(
      `INSERT INTO signatures (id, workspace_id, brief_id, member_id, side, sha256, signed_at)
       VALUES (gen_random_uuid(), $1, $2, $3, 'LEAD', $4, now())`,
      [j.workspaceId, brief?.id, j.member.ada, brief?.sha256],
    );
    await expect(sign).rejects.toThrow(/one person signs one side/);
  });

  it('offers nothing to somebody who could not claim it', async () => {
    const j = await journey();
    const id = await j.briefed();
    expect((await j.hand('ada', id, 'offer', { memberId: j.member.ada })).status).toBe(422);
    expect((await j.hand('ada', id, 'offer', { memberId: j.member.eve })).status).toBe(422);
  });
});

describe('an offer', () => {
  it('never freezes words that came after those the offerer saw', async () => {
    const j = await journey();
    const id = await j.briefed();
    const seen = (await j.page(id)).handoff;
    expect((await rewrite(j, 'ada', id, 'Something else')).status).toBe(200);
    const offer = { ownerId: j.ids.ownerId };
    const version = seen?.version ?? 0;
    const answer = await j.as('ada').post(`/handoffs/${seen?.id}/offer`, offer, { version });
    expect(answer.status).toBe(412);
  });
});

describe('a deadlock', () => {
  it('is broken by an executive, before and after acceptance', async () => {
    const j = await journey();
    const claimed = await j.claimed('Claimed');
    const accepted = await j.accepted('Accepted');
    for (const id of [claimed, accepted]) {
      const answer = await j.hand('eve', id, 'revoke', { note: 'Its holder has left.' });
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      const { opportunity, handoff } = await j.page(id);
      expect(opportunity.stage).toBe('DECIDED');
      expect(handoff).toMatchObject({ state: 'DRAFT', claimerId: null });
    }
  });
});

describe('proving', () => {
  it('asks the measurer of the metric in the brief, whatever the card says later', async () => {
    const j = await journey();
    const id = await j.delivered();
    const other = await j.as('ada').post(j.at('metrics'), {
      name: 'Mine',
      unit: 'x',
      direction: 'UP',
      measurerId: j.member.ada,
    });
    const { version } = (await j.page(id)).opportunity;
    const edit = { metricId: other.body.id };
    expect((await j.as('ada').patch(`/opportunities/${id}`, edit, version)).status).toBe(422);
    const proof = { value: 4, source: 'Desk', verdict: 'ACHIEVED' };
    expect((await j.build('ada', id, 'prove', proof)).status).toBe(403);
    expect((await j.build('eve', id, 'prove', proof)).status).toBe(200);
  });
});

import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';

/** Ada holds every role and belongs to the team; whether she is alone is for the test to say. */
async function ofMany() {
  const j = await journey();
  const roles = ['ADVISOR', 'LEAD', 'EXECUTIVE', 'ADMIN'] as const;
  await j.db.prisma.member.update({ where: { id: j.member.ada }, data: { roles: [...roles] } });
  await j.db.prisma.ownerMember.create({
    data: { workspaceId: j.workspaceId, ownerId: j.ids.ownerId, memberId: j.member.ada },
  });
  const leave = (removedAt: Date | null) =>
    j.db.prisma.member.updateMany({
      where: { workspaceId: j.workspaceId, id: { not: j.member.ada } },
      data: { removedAt },
    });
  return { ...j, leave };
}

describe('the same person on both sides', () => {
  it('is refused where there is somebody else: at the claim, and at the acceptance', async () => {
    const j = await ofMany();
    const id = await j.offered();
    expect((await j.hand('ada', id, 'claim', {})).status).toBe(403);
    await j.leave(new Date());
    expect((await j.hand('ada', id, 'claim', {})).status).toBe(200);
    await j.leave(null);
    const refused = await j.hand('ada', id, 'accept', j.readBack);
    expect([refused.status, refused.body.detail]).toEqual([
      403,
      'Only the lead who claimed it accepts it, and never its author.',
    ]);
  });

  it('is let through alone, and badged as self-accepted for as long as it stands', async () => {
    const j = await ofMany();
    await j.leave(new Date());
    const id = await j.offered();
    for (const [intent, body] of [
      ['claim', {}],
      ['accept', j.readBack],
      ['confirm', {}],
    ] as const)
      expect([intent, (await j.hand('ada', id, intent, body)).status]).toEqual([intent, 200]);
    expect((await j.page(id)).handoff).toMatchObject({ state: 'ACTIVE', selfAccepted: true });
    await j.hand('ada', id, 'release', { note: 'Somebody else will do it.' });
    expect((await j.page(id)).handoff).toMatchObject({ state: 'DRAFT', selfAccepted: false });
  });
});

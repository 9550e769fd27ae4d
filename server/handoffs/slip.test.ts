import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';

type J = Awaited<ReturnType<typeof journey>>;

async function slipOf(j: J, id: string, who: Parameters<J['as']>[0] = 'leo') {
  const { handoff } = await j.page(id);
  return j.as(who).get(`/handoffs/${handoff?.id}/slip`);
}

describe('what claiming would slip', () => {
  const now = new Date('2026-11-23T10:00:00Z');

  it('is told from the addressed team’s queue and its people', async () => {
    const j = await journey(now);
    // Of 5 person-weeks for three people, promised 60 days from now.
    await j.queued('Promised before');
    const id = await j.offered('On offer');
    const { status, body } = await slipOf(j, id);
    expect([status, body]).toEqual([
      200,
      {
        ownerName: 'Data team',
        unknown: null,
        place: 2,
        queued: 1,
        building: 0,
        begins: '2026-12-03',
        doneEarliest: '2026-12-10',
        doneLatest: '2026-12-24',
        slipped: [],
        unestimated: 0,
      },
    ]);
  });

  it('names what would be late, and by how many weeks', async () => {
    const j = await journey(now);
    const promised = await j.claimed('Promised for Friday week');
    const finish = { startsOn: j.today, finishEarliest: '2026-12-04', finishLatest: '2026-12-04' };
    await j.hand('leo', promised, 'accept', { ...j.readBack, ...finish });
    await j.hand('ada', promised, 'confirm', {});
    const id = await j.offered('Worth more');
    const { opportunity } = await j.page(id);
    await j.as('ada').patch(`/opportunities/${id}`, { costOfDelay: 90_000 }, opportunity.version);
    expect((await slipOf(j, id)).body).toMatchObject({
      place: 1,
      slipped: [{ title: 'Promised for Friday week', weeksLate: 2, weeksLateAnyway: 0 }],
    });
  });

  it('leaves this one out of the queue once it is on the roadmap', async () => {
    const j = await journey(now);
    const id = await j.queued();
    expect((await slipOf(j, id)).body).toMatchObject({ place: 1, queued: 0 });
  });

  it('says what is missing: an owner, people, an effort', async () => {
    const j = await journey(now);
    const toLeo = await j.briefed('To a person');
    await j.hand('ada', toLeo, 'offer', { memberId: j.member.leo });
    expect((await slipOf(j, toLeo)).body).toMatchObject({ unknown: 'owner', ownerName: null });
    const id = await j.offered();
    const unset = { effort: null };
    await j.as('ada').patch(`/opportunities/${id}`, unset, (await j.page(id)).opportunity.version);
    expect((await slipOf(j, id)).body).toMatchObject({ unknown: 'effort' });
    await j.db.pool.query('DELETE FROM owner_capacities WHERE workspace_id = $1', [j.workspaceId]);
    expect((await slipOf(j, id)).body).toMatchObject({ unknown: 'capacity' });
  });

  it('is nobody else’s', async () => {
    const j = await journey();
    const other = await journey();
    const { handoff } = await j.page(await j.offered());
    expect((await other.as('leo').get(`/handoffs/${handoff?.id}/slip`)).status).toBe(404);
  });
});

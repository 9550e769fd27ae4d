import { uuidv7 } from 'uuidv7';
import { describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';
import { positionsBetween } from '#shared/order.ts';
import { RatingSessionPage } from '#shared/scoring/session.ts';

const MANY = 2133;

/** As many opportunities as the imported list has, and five advisors. */
async function withMany() {
  const j = await journey();
  const { workspaceId } = j;
  const positions = positionsBetween(null, null, MANY);
  const ids = positions.map(() => uuidv7());
  const stageSince = new Date();
  await j.db.prisma.opportunity.createMany({
    data: ids.map((id, index) => ({
      id,
      workspaceId,
      title: `Use case ${index}`,
      position: positions[index] as string,
      stageSince,
    })),
  });
  const raterIds = [j.member.ada];
  for (const name of ['Bo', 'Cy', 'Di', 'Ed']) {
    const account = {
      id: uuidv7(),
      email: `${name.toLowerCase()}@${j.slug}.example.org`,
      name,
      passwordHash: 'none',
    };
    await j.db.prisma.account.create({ data: account });
    const member = {
      id: uuidv7(),
      workspaceId,
      accountId: account.id,
      name,
      roles: ['ADVISOR' as const],
    };
    await j.db.prisma.member.create({ data: member });
    raterIds.push(member.id);
  }
  return { j, ids, raterIds };
}

/** Everybody's answers handed in, as nobody could do by hand in a test. */
async function handInAll({ db, workspaceId }: Awaited<ReturnType<typeof journey>>): Promise<void> {
  await db.prisma.$executeRaw`
    INSERT INTO ratings (id, workspace_id, round_id, opportunity_id, criterion_id, member_id, low, likely, high, rated_at)
    SELECT gen_random_uuid(), r.workspace_id, r.id, r.opportunity_id, c.id, x.member_id, l.likely, l.likely, l.likely, now()
    FROM rating_rounds r JOIN round_raters x ON x.round_id = r.id
    JOIN criteria c ON c.workspace_id = r.workspace_id AND c.retired_at IS NULL
    CROSS JOIN LATERAL (SELECT 1 + floor(random() * 5) AS likely WHERE r.id IS NOT NULL) l
    WHERE r.workspace_id = ${workspaceId}::uuid`;
  await db.prisma
    .$executeRaw`UPDATE round_raters SET submitted_at = now() WHERE workspace_id = ${workspaceId}::uuid`;
}

describe('a session about a whole imported list', () => {
  it('begins, is read and closes in one go', async () => {
    const { j, ids, raterIds } = await withMany();
    const took: Record<string, number> = {};
    const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
      const since = performance.now();
      const value = await work();
      took[what] = Math.round(performance.now() - since);
      return value;
    };
    const input = { name: 'Everything', raterIds, opportunityIds: ids };
    const { body, status } = await timed('start', () =>
      j.as('ada').post(j.at('rating-sessions'), input),
    );
    expect(status, JSON.stringify(body)).toBe(201);
    const queue = await timed('queue', () => j.as('ada').get(j.at('rating-queue')));
    expect(queue.body).toMatchObject({ left: MANY, asked: MANY });
    expect(queue.body.entries[0].title).toBe('Use case 0');
    await handInAll(j);
    const closed = await timed('close', () =>
      j.as('ada').post(`/rating-sessions/${body.id}/close`),
    );
    expect(closed.body).toEqual({ revealed: MANY, withdrawn: 0 });
    const page = await timed('read', () => j.as('ada').get(`/rating-sessions/${body.id}`));
    expect(page.body.session).toMatchObject({ revealed: MANY, opportunities: MANY });
    expect(RatingSessionPage.parse(page.body).opportunities).toHaveLength(MANY);
    await timed('list', () => j.as('ada').get(j.at('rating-sessions')));
    const [unscored] = await j.db.prisma.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM opportunities WHERE workspace_id = ${j.workspaceId}::uuid AND score IS NULL`;
    expect(unscored?.count).toBe(0);
    // Generous, as the machine has other things to do: these are seconds, not minutes.
    for (const ms of Object.values(took)) expect(ms, JSON.stringify(took)).toBeLessThan(10_000);
  });
});

import { uuidv7 } from 'uuidv7';
import type { Unit } from '#server/http/write.ts';
import { DomainError } from '#shared/problem.ts';
import type { JudgeDuel } from '#shared/scoring/input-request.ts';

/** One of two is more worth doing, a member says. What they said of the same two before no longer counts. */
export async function judgeDuel(unit: Unit, { winnerId, loserId }: JudgeDuel): Promise<void> {
  const { tx, actor, now } = unit;
  const { workspaceId, memberId } = actor;
  const known = await tx.opportunity.count({
    where: { id: { in: [winnerId, loserId] }, workspaceId, stage: { in: ['ASSESS', 'DECIDED'] } },
  });
  if (known !== 2) {
    throw new DomainError(
      'not_found',
      'One of these two is not on the ranking any more. Choose another.',
    );
  }
  await tx.$executeRaw`
    INSERT INTO duels (id, workspace_id, winner_id, loser_id, member_id, at)
    VALUES (${uuidv7()}::uuid, ${workspaceId}::uuid, ${winnerId}::uuid, ${loserId}::uuid, ${memberId}::uuid, ${now})
    ON CONFLICT (workspace_id, member_id, least(winner_id, loser_id), greatest(winner_id, loser_id))
    DO UPDATE SET winner_id = EXCLUDED.winner_id, loser_id = EXCLUDED.loser_id, at = EXCLUDED.at`;
  unit.record({
    type: 'duel_judged',
    subjectType: 'opportunity',
    subjectId: winnerId,
    opportunityId: winnerId,
    facts: { loserId },
  });
}

import { uuidv7 } from 'uuidv7';
import type { Unit } from '#server/http/write.ts';
import { findRanking } from '#server/scoring/ranking-queries.ts';
import type { Horizon } from '#shared/scoring/ranking.ts';
import { dayOf } from '#shared/time.ts';
import { freeze } from './freezing.ts';

export type Taken = {
  snapshotId: string;
  /** An opportunity's place in the frozen list; null where it has no score. */
  rankOf: (opportunityId: string) => number | null;
};

/**
 * Freezes what is known now: the list, scores and weights decisions are taken on, with bands and cut
 * line. That takes a moment, so it is called before anything is locked that others wait for.
 */
export async function takeSnapshot(
  { tx, actor, now }: Unit,
  { decided, horizon }: { decided: readonly string[]; horizon: Horizon },
): Promise<Taken> {
  const { workspaceId } = actor;
  const ranking = await findRanking(tx, workspaceId);
  const { content, ranks } = await freeze({ ranking, on: dayOf(now), horizon, decided });
  const snapshotId = uuidv7();
  await tx.$executeRaw`
    INSERT INTO decision_snapshots (id, workspace_id, taken_at, content)
    VALUES (${snapshotId}::uuid, ${workspaceId}::uuid, ${now}::timestamptz, ${content}::jsonb)`;
  return { snapshotId, rankOf: (id) => ranks[decided.indexOf(id)] ?? null };
}

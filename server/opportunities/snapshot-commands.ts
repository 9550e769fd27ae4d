import { uuidv7 } from 'uuidv7';
import type { Unit } from '#server/http/write.ts';
import { findModel } from '#server/scoring/queries.ts';

type Listed = { id: string; title: string; score: number };

/** Freezes what is known now: the list, scores and weights decisions are taken on. */
export async function takeSnapshot({ tx, actor, now }: Unit) {
  const { workspaceId } = actor;
  const list = await tx.$queryRaw<Listed[]>`
    SELECT id, title, score FROM opportunities
    WHERE workspace_id = ${workspaceId}::uuid AND stage IN ('ASSESS', 'DECIDED', 'OFFERED', 'IN_REVIEW') AND score IS NOT NULL
    ORDER BY score DESC, id`;
  const model = await findModel(tx, workspaceId);
  const snapshotId = uuidv7();
  const content = { model, list };
  await tx.decisionSnapshot.create({
    data: { id: snapshotId, workspaceId, takenAt: now, content },
  });
  const rankOf = (id: string): number | null => {
    const index = list.findIndex((listed) => listed.id === id);
    return index < 0 ? null : index + 1;
  };
  return { snapshotId, rankOf };
}

import type { Tx } from '#server/db/transaction.ts';
import type { EventType, SubjectType } from '#shared/events.ts';

/** Something that happened, before it has its revision. */
export type NewEvent = {
  type: EventType;
  subjectType: SubjectType;
  subjectId: string;
  opportunityId?: string | null;
  /** Small facts: never a hidden rating, never a secret. */
  facts?: Record<string, unknown>;
};

/**
 * Writes what happened in a transaction, as its last statement: the workspace's row is locked, each
 * event takes the next revision, and readers never skip one that commits late.
 * @returns the workspace's revision after the last of them
 */
export async function recordEvents(
  tx: Tx,
  { workspaceId, actorId, now }: { workspaceId: string; actorId: string | null; now: Date },
  events: readonly NewEvent[],
): Promise<number> {
  const rows = events.map((event) => ({
    type: event.type,
    subject_type: event.subjectType,
    subject_id: event.subjectId,
    opportunity_id: event.opportunityId ?? null,
    facts: event.facts ?? {},
  }));
  const [taken] = await tx.$queryRaw<{ revision: bigint }[]>`
    WITH next AS (
      UPDATE workspaces SET revision = revision + ${rows.length}::int
      WHERE id = ${workspaceId}::uuid RETURNING revision
    ), happened AS (
      INSERT INTO events (workspace_id, revision, type, subject_type, subject_id, opportunity_id, actor_id, at, facts)
      SELECT ${workspaceId}::uuid, next.revision - ${rows.length}::int + e.ordinality,
        e.event->>'type', e.event->>'subject_type', (e.event->>'subject_id')::uuid,
        (e.event->>'opportunity_id')::uuid, ${actorId}::uuid, ${now}::timestamptz, e.event->'facts'
      FROM next, jsonb_array_elements(${JSON.stringify(rows)}::jsonb) WITH ORDINALITY AS e(event, ordinality)
    )
    SELECT revision FROM next`;
  if (!taken) throw new Error(`workspace ${workspaceId} is gone`);
  return Number(taken.revision);
}

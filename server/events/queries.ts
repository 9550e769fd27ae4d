import type { Database } from '#server/db/client.ts';
import type { Event } from '#shared/events.ts';

type Row = {
  revision: string;
  type: Event['type'];
  subject_type: Event['subjectType'];
  subject_id: string;
  opportunity_id: string | null;
  actor_id: string | null;
  actor_name: string | null;
  at: Date;
  facts: Record<string, unknown>;
};

const present = (row: Row): Event => ({
  revision: Number(row.revision),
  type: row.type,
  subjectType: row.subject_type,
  subjectId: row.subject_id,
  opportunityId: row.opportunity_id,
  actorId: row.actor_id,
  actorName: row.actor_name,
  at: row.at.toISOString(),
  facts: row.facts,
});

const columns = `e.revision, e.type, e.subject_type, e.subject_id, e.opportunity_id, e.actor_id,
  m.name AS actor_name, e.at, e.facts FROM events e LEFT JOIN members m ON m.id = e.actor_id`;

/** Events after a revision, oldest first: what a live reader has not seen yet. */
export async function eventsAfter(
  db: Database,
  workspaceId: string,
  revision: number,
  limit: number,
) {
  const { rows } = await db.pool.query<Row>(
    `SELECT ${columns} WHERE e.workspace_id = $1 AND e.revision > $2 ORDER BY e.revision LIMIT $3`,
    [workspaceId, revision, limit],
  );
  return rows.map(present);
}

/** Events before a revision (or the latest), newest first; of one opportunity when it is given. */
export async function eventsBefore(
  db: Database,
  {
    workspaceId,
    before,
    opportunityId,
    limit,
  }: { workspaceId: string; before: number | null; opportunityId: string | null; limit: number },
) {
  const { rows } = await db.pool.query<Row>(
    `SELECT ${columns} WHERE e.workspace_id = $1 AND ($2::bigint IS NULL OR e.revision < $2)
      AND ($3::uuid IS NULL OR e.opportunity_id = $3) ORDER BY e.revision DESC LIMIT $4`,
    [workspaceId, before, opportunityId, limit],
  );
  return rows.map(present);
}

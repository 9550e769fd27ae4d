import type { Database } from '#server/db/client.ts';
import type { OtherPromise } from '#shared/handoffs/change.ts';

/**
 * Whoever else promises the number of this handoff: every other live handoff whose brief that was sent last names the
 * same metric. $1 the workspace, $2 the handoff.
 */
const otherPromisesSql = `
WITH sent AS (
  SELECT DISTINCT ON (b.handoff_id) b.handoff_id, b.content->'metric' AS metric
  FROM briefs b JOIN handoffs h ON h.id = b.handoff_id
  WHERE b.workspace_id = $1 AND b.frozen_at IS NOT NULL AND h.closed_at IS NULL AND h.state <> 'DRAFT'
  ORDER BY b.handoff_id, b.number DESC
)
SELECT o.id AS "opportunityId", o.title, (s.metric->>'target')::float8 AS target, s.metric->>'measureBy' AS "measureBy"
FROM sent s JOIN handoffs h ON h.id = s.handoff_id JOIN opportunities o ON o.id = h.opportunity_id AND o.stage <> 'PROVEN'
WHERE s.handoff_id <> $2 AND s.metric->>'id' = (SELECT metric->>'id' FROM sent WHERE handoff_id = $2)
ORDER BY o.title, o.id`;

export async function findOtherPromises(
  { pool }: Database,
  { workspaceId, handoffId }: { workspaceId: string; handoffId: string },
): Promise<OtherPromise[]> {
  const { rows } = await pool.query<OtherPromise>({
    name: 'other-promises',
    text: otherPromisesSql,
    values: [workspaceId, handoffId],
  });
  return rows;
}

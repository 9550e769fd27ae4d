/**
 * Fields on which a brief was returned twice with no ruling since, as in shared/handoffs/deadlock.ts: of each its
 * handoff, the field, and `since`, the return that made it a deadlock. `which` chooses among `brief_returns r`.
 */
export const deadlocksSql = (which: string) => `
  SELECT r.handoff_id, f.field, (array_agg(r.returned_at ORDER BY r.returned_at))[2] AS since
  FROM brief_returns r CROSS JOIN LATERAL (SELECT DISTINCT unnest(r.fields) AS field) f
  WHERE ${which} AND NOT EXISTS (SELECT FROM rulings l
    WHERE l.handoff_id = r.handoff_id AND l.field = f.field AND l.ruled_at >= r.returned_at)
  GROUP BY r.handoff_id, f.field HAVING count(*) > 1`;

/** States in which there is somebody to break it for: once it is accepted, nothing is contested. */
export const contestedStatesSql = `('DRAFT', 'OFFERED', 'IN_REVIEW')`;

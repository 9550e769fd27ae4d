import type { Database } from '#server/db/client.ts';
import type { Tx } from '#server/db/transaction.ts';
import type { Priority } from '#shared/priorities/schema.ts';

/** Ranks are counted over the whole workspace before one priority is picked out of it. */
const PRIORITIES = `
  SELECT json_build_object(
    'id', p.id, 'name', p.name, 'statement', p.statement, 'why', p.why, 'weight', p.weight, 'rank', p.rank,
    'metricIds', (SELECT coalesce(json_agg(m.metric_id ORDER BY m.metric_id), '[]')
      FROM priority_metrics m WHERE m.workspace_id = $1::uuid AND m.priority_id = p.id),
    'opportunities', json_build_object('strategy', coalesce(o.strategy, 0),
      'implementation', coalesce(o.implementation, 0), 'aside', coalesce(o.aside, 0)),
    'version', p.version) AS priority
  FROM (SELECT *, row_number() OVER (ORDER BY position) AS rank FROM priorities WHERE workspace_id = $1::uuid) p
  LEFT JOIN (
    SELECT priority_id,
      count(*) FILTER (WHERE stage IN ('ASSESS', 'DECIDED', 'OFFERED', 'IN_REVIEW')) AS strategy,
      count(*) FILTER (WHERE stage IN ('QUEUED', 'BUILDING', 'DELIVERED', 'PROVEN')) AS implementation,
      count(*) FILTER (WHERE stage IN ('PARKED', 'REJECTED')) AS aside
    FROM opportunities WHERE workspace_id = $1::uuid AND priority_id IS NOT NULL GROUP BY priority_id
  ) o ON o.priority_id = p.id
  WHERE $2::uuid IS NULL OR p.id = $2::uuid
  ORDER BY p.rank`;

type Row = { priority: Priority };

/** All priorities of a workspace in rank order. */
export async function findPriorities({ pool }: Database, workspaceId: string): Promise<Priority[]> {
  const { rows } = await pool.query<Row>({
    name: 'priorities',
    text: PRIORITIES,
    values: [workspaceId, null],
  });
  return rows.map((row) => row.priority);
}

/** One priority as it stands inside a transaction. */
export async function readPriority(tx: Tx, workspaceId: string, id: string): Promise<Priority> {
  const [row] = await tx.$queryRawUnsafe<Row[]>(PRIORITIES, workspaceId, id);
  if (!row) throw new Error(`priority ${id} is gone`);
  return row.priority;
}

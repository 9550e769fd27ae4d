import type { Database } from '#server/db/client.ts';
import type { Tx } from '#server/db/transaction.ts';
import type { GoalpostMove, Metric, MetricPage } from '#shared/metrics/schema.ts';
import { DomainError } from '#shared/problem.ts';

const METRICS = `
  SELECT json_build_object(
    'id', m.id, 'name', m.name, 'unit', m.unit, 'direction', m.direction,
    'baseline', m.baseline, 'baselineDate', m.baseline_date, 'baselineSource', m.baseline_source,
    'target', m.target, 'measureBy', m.measure_by,
    'originalTarget', m.original_target, 'originalMeasureBy', m.original_measure_by,
    'measurerId', m.measurer_id, 'version', m.version,
    'priorityIds', (SELECT coalesce(json_agg(p.id ORDER BY p.position), '[]')
      FROM priority_metrics pm JOIN priorities p ON p.id = pm.priority_id
      WHERE pm.workspace_id = $1::uuid AND pm.metric_id = m.id),
    'readings', (SELECT coalesce(json_agg(json_build_object(
        'id', r.id, 'takenOn', r.taken_on, 'value', r.value, 'source', r.source,
        'recordedById', r.recorded_by_id, 'recordedAt', r.recorded_at) ORDER BY r.taken_on, r.recorded_at, r.id), '[]')
      FROM readings r WHERE r.workspace_id = $1::uuid AND r.metric_id = m.id)) AS metric
  FROM metrics m
  WHERE m.workspace_id = $1::uuid AND ($2::uuid IS NULL OR m.id = $2::uuid)
  ORDER BY lower(m.name), m.id`;

/** The same with its goalpost ledger: what its edits say about target and date. */
const METRIC_PAGE = `
  WITH found AS (${METRICS})
  SELECT found.metric, (
    SELECT coalesce(json_agg(json_build_object('at', e.at, 'byName', by.name,
        'target', e.facts->'goalposts'->'target', 'measureBy', e.facts->'goalposts'->'measureBy') ORDER BY e.revision), '[]')
    FROM events e LEFT JOIN members by ON by.id = e.actor_id
    WHERE e.workspace_id = $1::uuid AND e.type = 'metric_edited' AND e.subject_id = $2::uuid
      AND e.facts->'goalposts' IS NOT NULL) AS goalposts
  FROM found`;

type Row = { metric: Metric };

/** All metrics of a workspace with their readings, by name. */
export async function findMetrics({ pool }: Database, workspaceId: string): Promise<Metric[]> {
  const { rows } = await pool.query<Row>({
    name: 'metrics',
    text: METRICS,
    values: [workspaceId, null],
  });
  return rows.map((row) => row.metric);
}

type MovedGoalpost = { [Key in keyof GoalpostMove]: GoalpostMove[Key] | null };

/** One metric with every move of its goalposts. */
export async function findMetric(
  { pool }: Database,
  workspaceId: string,
  id: string,
): Promise<MetricPage> {
  const { rows } = await pool.query<Row & { goalposts: MovedGoalpost[] }>({
    name: 'metric',
    text: METRIC_PAGE,
    values: [workspaceId, id],
  });
  const [row] = rows;
  if (!row) throw new DomainError('not_found', 'This metric does not exist.');
  return { ...row.metric, goalposts: row.goalposts.map(present) };
}

const present = ({ at, byName, target, measureBy }: MovedGoalpost): GoalpostMove => ({
  at: at as string,
  byName,
  ...(target ? { target } : {}),
  ...(measureBy ? { measureBy } : {}),
});

/** One metric as it stands inside a transaction. */
export async function readMetric(tx: Tx, workspaceId: string, id: string): Promise<Metric> {
  const [row] = await tx.$queryRawUnsafe<Row[]>(METRICS, workspaceId, id);
  if (!row) throw new Error(`metric ${id} is gone`);
  return row.metric;
}

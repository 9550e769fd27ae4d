import type { Database } from '#server/db/client.ts';
import type { Unit } from '#server/http/write.ts';
import type { RetiredAnswers, ScoringModel, ScoringModelVersions } from '#shared/scoring/schema.ts';
import { criterionJson, findModel, modelSql } from './queries.ts';

/** The model of a workspace as a screen reads it. */
export async function findScoringModel(
  { pool }: Database,
  workspaceId: string,
): Promise<ScoringModel> {
  const { rows } = await pool.query<{ model: ScoringModel }>({
    name: 'scoring-model',
    text: modelSql,
    values: [workspaceId],
  });
  if (!rows[0]) throw new Error(`workspace ${workspaceId} has no scoring model`);
  return rows[0].model;
}

/** The model, held so that nothing is scored or decided by it until it has been changed. */
export async function lockModel({ tx, actor }: Unit): Promise<ScoringModel> {
  await tx.$executeRaw`SELECT 1 FROM scoring_models WHERE workspace_id = ${actor.workspaceId}::uuid FOR UPDATE`;
  return findModel(tx, actor.workspaceId);
}

const VERSIONS = `
  SELECT coalesce(json_agg(json_build_object('version', v.version, 'model', v.model, 'reason', v.reason,
    'changedById', v.changed_by_id, 'changedAt', v.changed_at) ORDER BY v.version DESC), '[]') AS versions
  FROM (SELECT * FROM scoring_model_versions
    WHERE workspace_id = $1::uuid AND ($2::int IS NULL OR version < $2::int)
    ORDER BY version DESC LIMIT $3::int) v`;

/** The versions of a model, newest first; the cursor is the last one's number. */
export async function findModelVersions(
  { pool }: Database,
  { workspaceId, before, limit }: { workspaceId: string; before: number | null; limit: number },
): Promise<ScoringModelVersions> {
  const { rows } = await pool.query<{ versions: ScoringModelVersions['versions'] }>({
    name: 'scoring-model-versions',
    text: VERSIONS,
    values: [workspaceId, before, limit],
  });
  const versions = rows[0]?.versions ?? [];
  const last = versions.at(-1);
  const isMore = versions.length === limit && last !== undefined && last.version > 1;
  return { versions, nextCursor: isMore ? String(last.version) : null };
}

/** $1: the workspace. Of each candidate the latest round, once it is revealed, and of that what counts. */
const RETIRED = `
WITH means AS (
  SELECT o.id, a.criterion_id, avg(a.likely) AS mean
  FROM opportunities o
  CROSS JOIN LATERAL (SELECT r.id, r.revealed_at FROM rating_rounds r
    WHERE r.workspace_id = $1::uuid AND r.opportunity_id = o.id ORDER BY r.number DESC LIMIT 1) v
  JOIN ratings a ON a.round_id = v.id AND a.superseded_at IS NULL
  JOIN round_raters x ON x.round_id = a.round_id AND x.member_id = a.member_id AND x.submitted_at IS NOT NULL
  JOIN criteria c ON c.id = a.criterion_id AND c.retired_at IS NOT NULL
  WHERE o.workspace_id = $1::uuid AND o.stage IN ('ASSESS', 'DECIDED') AND v.revealed_at IS NOT NULL
  GROUP BY 1, 2
)
SELECT json_build_object(
  'criteria', (SELECT coalesce(json_agg(${criterionJson} ORDER BY c.position, c.id), '[]') FROM criteria c
    WHERE c.workspace_id = $1::uuid AND c.id IN (SELECT criterion_id FROM means)),
  'rated', (SELECT coalesce(json_agg(json_build_object('id', id, 'means', its) ORDER BY id), '[]')
    FROM (SELECT id, json_object_agg(criterion_id, mean) AS its FROM means GROUP BY id) m)) AS retired`;

/** What was answered to criteria the model no longer has, so that a screen can say what bringing them back would move. */
export async function findRetiredAnswers(
  { pool }: Database,
  workspaceId: string,
): Promise<RetiredAnswers> {
  const { rows } = await pool.query<{ retired: RetiredAnswers }>({
    name: 'retired-answers',
    text: RETIRED,
    values: [workspaceId],
  });
  return (rows[0] as { retired: RetiredAnswers }).retired;
}

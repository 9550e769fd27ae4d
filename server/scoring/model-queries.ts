import type { Database } from '#server/db/client.ts';
import type { Unit } from '#server/http/write.ts';
import type { ScoringModel, ScoringModelVersions } from '#shared/scoring/schema.ts';
import { findModel, modelSql } from './queries.ts';

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

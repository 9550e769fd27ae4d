import type { Tx } from '#server/db/transaction.ts';
import type { ScoringModel } from '#shared/scoring/schema.ts';

/** A criterion as JSON, for `FROM criteria c`. */
export const criterionJson = `json_build_object('id', c.id, 'key', c.key, 'name', c.name, 'question', c.question,
    'weight', c.weight, 'scale', c.scale, 'scaleMin', c.scale_min, 'scaleMax', c.scale_max, 'unit', c.unit,
    'direction', c.direction, 'rubric', c.rubric)`;

/** A workspace's scoring model as JSON, for `FROM scoring_models s`. */
export const scoringModelJson = `json_build_object(
  'id', s.id, 'name', s.name, 'preset', s.preset, 'formula', s.formula, 'expression', s.expression,
  'perEffort', s.per_effort, 'version', s.version, 'comparisons', s.comparisons,
  'criteria', (SELECT coalesce(json_agg(${criterionJson} ORDER BY c.position), '[]')
    FROM criteria c WHERE c.workspace_id = s.workspace_id AND c.scoring_model_id = s.id AND c.retired_at IS NULL))`;

/** $1: the workspace's id. */
export const modelSql = `SELECT ${scoringModelJson} AS model FROM scoring_models s WHERE s.workspace_id = $1::uuid`;

/** The model a workspace scores by now; retired criteria are not in it. */
export async function findModel(tx: Tx, workspaceId: string): Promise<ScoringModel> {
  const [row] = await tx.$queryRawUnsafe<{ model: ScoringModel }[]>(modelSql, workspaceId);
  if (!row) throw new Error(`workspace ${workspaceId} has no scoring model`);
  return row.model;
}

/**
 * Keeps the model as it is for the rest of this transaction. Whoever scores, reveals or decides asks for it
 * before it locks a card: a change of the model locks the model first, then the cards.
 */
export async function holdModel(tx: Tx, workspaceId: string): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM scoring_models WHERE workspace_id = ${workspaceId}::uuid FOR SHARE`;
}

/** The latest round of an opportunity, with who is asked and who has answered. */
export const findRound = (tx: Tx, opportunityId: string) =>
  tx.ratingRound.findFirst({
    where: { opportunityId },
    orderBy: { number: 'desc' },
    include: { raters: true },
  });

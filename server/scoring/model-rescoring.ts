import type { Unit } from '#server/http/write.ts';
import { placesUnder } from '#shared/scoring/compare-models.ts';
import type { ScoringModel } from '#shared/scoring/schema.ts';

type Revealed = { id: string; score: number | null; means: Record<string, number> };

/**
 * The mean answers of everything whose latest round is revealed, by those who handed in; held for the rest of
 * the transaction, in one order, so that two who hold many never wait for each other.
 */
const findRevealed = ({ tx, actor }: Unit): Promise<Revealed[]> => tx.$queryRaw<Revealed[]>`
  WITH latest AS (
    SELECT DISTINCT ON (r.opportunity_id) r.opportunity_id, r.id, r.revealed_at FROM rating_rounds r
    WHERE r.workspace_id = ${actor.workspaceId}::uuid ORDER BY r.opportunity_id, r.number DESC
  ), held AS (
    SELECT o.id, o.score, l.id AS round_id FROM opportunities o JOIN latest l ON l.opportunity_id = o.id
    WHERE o.workspace_id = ${actor.workspaceId}::uuid AND l.revealed_at IS NOT NULL
    ORDER BY o.id FOR UPDATE OF o
  ), means AS (
    SELECT held.id, a.criterion_id, avg(a.likely) AS mean
    FROM held JOIN round_raters x ON x.round_id = held.round_id AND x.submitted_at IS NOT NULL
    JOIN ratings a ON a.round_id = x.round_id AND a.member_id = x.member_id AND a.superseded_at IS NULL
    GROUP BY held.id, a.criterion_id
  )
  SELECT held.id, held.score,
    coalesce(json_object_agg(m.criterion_id, m.mean) FILTER (WHERE m.criterion_id IS NOT NULL), '{}') AS means
  FROM held LEFT JOIN means m ON m.id = held.id GROUP BY held.id, held.score`;

/** Two ways of adding the same numbers up may differ in the last digits. */
function isSameScore(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return a === b;
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

/**
 * Gives everything that is revealed its score under a model. Ratings and decisions stay as they are.
 * @returns how many have another score now, and how many lost theirs
 */
export async function rescore(
  unit: Unit,
  model: ScoringModel,
): Promise<{ rescored: number; unscored: number }> {
  const revealed = await findRevealed(unit);
  const places = placesUnder(model, revealed);
  const changed = revealed.flatMap(({ id, score: before }) => {
    const score = places.get(id)?.score ?? null;
    return isSameScore(before, score) ? [] : [{ id, before, score }];
  });
  const ids = changed.map(({ id }) => id);
  const scores = changed.map(({ score }) => score);
  await unit.tx.$executeRaw`
    UPDATE opportunities o SET score = c.score, version = o.version + 1
    FROM unnest(${ids}::uuid[], ${scores}::float8[]) AS c(id, score) WHERE o.id = c.id`;
  const unscored = changed.filter(({ before, score }) => before !== null && score === null).length;
  return { rescored: changed.length, unscored };
}

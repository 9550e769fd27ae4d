import type { Tx } from '#server/db/transaction.ts';
import type { Unit } from '#server/http/write.ts';
import { needsRebalancing, positionBetween, positionsBetween } from '#shared/order.ts';
import type { Stage } from '#shared/roadmap/stage.ts';

type Neighbours = { before: string | null; next: string | null };

/** Where in its column a card goes: behind another card, first (null), last (undefined), or by its score. */
export type Place = string | null | undefined | { byScore: number | null };

/** Only one transaction at a time arranges a column, so positions never tie. */
export async function lockColumn(tx: Tx, workspaceId: string, stage: Stage): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${workspaceId} ${stage}`}, 0))`;
}

/** The positions on both sides of the place; a neighbour that has left the column means its end. */
async function neighboursOf(
  unit: Unit,
  place: { cardId: string; stage: Stage; at: Place },
): Promise<Neighbours> {
  const { tx, actor } = unit;
  const { cardId, stage, at } = place;
  const first = at === null;
  const behind = typeof at === 'string' ? at : null;
  const score = at !== null && typeof at === 'object' ? at.byScore : null;
  const byScore = at !== null && typeof at === 'object';
  const rows = await tx.$queryRaw<Neighbours[]>`
    WITH others AS (
      SELECT id, position, score FROM opportunities
      WHERE workspace_id = ${actor.workspaceId}::uuid AND stage = ${stage}::stage AND id <> ${cardId}::uuid
    ), place AS (
      SELECT CASE
        WHEN ${first} THEN NULL
        WHEN ${byScore} THEN (SELECT max(position) FROM others WHERE score >= ${score}::float8 OR ${score}::float8 IS NULL)
        ELSE coalesce((SELECT position FROM others WHERE id = ${behind}::uuid), (SELECT max(position) FROM others))
      END AS before
    )
    SELECT place.before,
      (SELECT min(position) FROM others WHERE place.before IS NULL OR position > place.before) AS next
    FROM place`;
  return rows[0] ?? { before: null, next: null };
}

/** Gives every card of a column a fresh, short position in the same order. Needs the column's lock. */
async function rebalance({ tx, actor }: Unit, stage: Stage): Promise<void> {
  const cards = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM opportunities WHERE workspace_id = ${actor.workspaceId}::uuid AND stage = ${stage}::stage ORDER BY position`;
  const ids = cards.map(({ id }) => id);
  const positions = positionsBetween(null, null, ids.length);
  // Out of the way first: the unique index is checked row by row.
  await tx.$executeRaw`
    UPDATE opportunities SET position = '!' || id WHERE workspace_id = ${actor.workspaceId}::uuid AND stage = ${stage}::stage`;
  await tx.$executeRaw`
    UPDATE opportunities o SET position = p.position
    FROM unnest(${ids}::uuid[], ${positions}::text[]) AS p(id, position) WHERE o.id = p.id`;
}

type Placed = { id: string; stage: Stage; score: number | null };

/**
 * Puts a card into a column at a place and counts its version up. The only writer of stage and position.
 * Into Decided a card comes by its score, wherever it was dropped: a rank against it is a move of its own.
 * @param mergedInto where it goes on, when the stage is Merged
 * @returns the card's new version
 */
export async function placeCard(
  unit: Unit,
  {
    card,
    stage,
    at,
    mergedInto = null,
  }: { card: Placed; stage: Stage; at: Place; mergedInto?: string | null },
): Promise<number> {
  const { tx, now } = unit;
  const moves = stage !== card.stage;
  await lockColumn(unit.tx, unit.actor.workspaceId, stage);
  const place = moves && stage === 'DECIDED' ? { byScore: card.score } : at;
  const { before, next } = await neighboursOf(unit, { cardId: card.id, stage, at: place });
  const position = positionBetween(before, next);
  const rows = await tx.$queryRaw<{ version: number }[]>`
    UPDATE opportunities SET stage = ${stage}::stage, position = ${position}, version = version + 1,
      merged_into_id = ${mergedInto}::uuid,
      stage_since = CASE WHEN ${moves} THEN ${now}::timestamptz ELSE stage_since END
    WHERE id = ${card.id}::uuid RETURNING version`;
  if (needsRebalancing(position)) await rebalance(unit, stage);
  return rows[0]?.version ?? 0;
}

/** The first free position at the end of a column, for a card about to be created in it. */
export async function endOfColumn(unit: Unit, stage: Stage): Promise<string> {
  await lockColumn(unit.tx, unit.actor.workspaceId, stage);
  const rows = await unit.tx.$queryRaw<{ last: string | null }[]>`
    SELECT max(position) AS last FROM opportunities
    WHERE workspace_id = ${unit.actor.workspaceId}::uuid AND stage = ${stage}::stage`;
  return positionBetween(rows[0]?.last ?? null, null);
}

/** Something about the card changed, but not its place. */
export async function touchCard({ tx }: Unit, cardId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ version: number }[]>`
    UPDATE opportunities SET version = version + 1 WHERE id = ${cardId}::uuid RETURNING version`;
  return rows[0]?.version ?? 0;
}

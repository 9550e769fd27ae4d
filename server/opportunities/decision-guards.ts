import type { Unit } from '#server/http/write.ts';
import type { Card } from '#server/roadmap/card-queries.ts';
import { findModel } from '#server/scoring/queries.ts';
import { missingForDecision } from '#shared/opportunities/decide.ts';
import type { Chosen, ReopenCondition } from '#shared/opportunities/decision.ts';
import { DomainError, type FieldProblem, type ProblemCode } from '#shared/problem.ts';
import { addDays, type Day, dayOf } from '#shared/time.ts';

/** What stands in the way of one of the opportunities chosen. */
export type Obstacle = { card: Card; path: string; sentence: string };

/** Opportunities chosen by somebody, each as it is now and locked; 404 when one is not theirs. */
export function mustBeThere(chosen: readonly Chosen[], cards: readonly Card[]): void {
  if (cards.length === chosen.length) return;
  const message =
    chosen.length === 1
      ? 'This opportunity does not exist here.'
      : 'Some of these opportunities do not exist here. Nothing was changed.';
  throw new DomainError('not_found', message);
}

/** Refuses as a whole, and names each with its reason. */
export function refuse(code: ProblemCode, obstacles: readonly Obstacle[], of: number): void {
  const [first] = obstacles;
  if (!first) return;
  const fields: FieldProblem[] = obstacles.map(({ path, sentence }) => ({
    path,
    message: sentence,
  }));
  const names = new Set(obstacles.map(({ card }) => card.id)).size;
  const detail =
    of === 1
      ? first.sentence
      : names === 1
        ? `“${first.card.title}”: ${first.sentence} Nothing was changed.`
        : `${names} of ${of} stand in the way. Nothing was changed.`;
  throw new DomainError(code, detail, fields);
}

/** Where a form shows what is wrong with one of many. */
export const pathOf = (id: string): string => `opportunities.${id}`;

/** Refuses when any of them has moved on since it was chosen. */
export function mustMatchAll(chosen: readonly Chosen[], cards: readonly Card[]): void {
  const seen = new Map(chosen.map(({ id, version }) => [id.toLowerCase(), version]));
  const changed = cards
    .filter(({ id, version }) => seen.get(id) !== version)
    .map((card) => ({
      card,
      path: pathOf(card.id),
      sentence: 'Someone changed it first; look again.',
    }));
  refuse('stale_version', changed, chosen.length);
}

type Rated = { opportunity_id: string; revealed: boolean; criteria: string[] };

/** Of each opportunity's latest round: whether it is revealed, and which criteria it answers. */
async function findRated({ tx, actor }: Unit, ids: readonly string[]) {
  const rows = await tx.$queryRaw<Rated[]>`
    SELECT l.opportunity_id, l.revealed_at IS NOT NULL AS revealed,
      ARRAY(SELECT DISTINCT r.criterion_id FROM ratings r
        WHERE r.round_id = l.id AND r.superseded_at IS NULL AND l.revealed_at IS NOT NULL) AS criteria
    FROM (SELECT DISTINCT ON (opportunity_id) id, opportunity_id, revealed_at FROM rating_rounds
      WHERE workspace_id = ${actor.workspaceId}::uuid AND opportunity_id = ANY(${ids}::uuid[])
      ORDER BY opportunity_id, number DESC) l`;
  return new Map(rows.map((row) => [row.opportunity_id, row]));
}

/** What stands in the way of deciding, as the panel shows it and the server refuses it. */
export async function obstaclesOf(unit: Unit, cards: readonly Card[]): Promise<Obstacle[]> {
  const { criteria } = await findModel(unit.tx, unit.actor.workspaceId);
  const ids = cards.map(({ id }) => id);
  const ratings = await findRated(unit, ids);
  return cards.flatMap((card) => {
    if (card.stage !== 'ASSESS')
      return [{ card, path: 'stage', sentence: 'It is decided already.' }];
    const { revealed = false, criteria: answered = [] } = ratings.get(card.id) ?? {};
    const { ratersInvited, ratersSubmitted } = card;
    const unrated = criteria.filter(({ id }) => !answered.includes(id));
    const missing = missingForDecision({ ratersInvited, ratersSubmitted, revealed, unrated });
    return missing.map(({ field: path, sentence }) => ({ card, path, sentence }));
  });
}

/** A decision is looked at again on a day to come. Somebody behind UTC may still have yesterday. */
export function mustLieAhead(reviewDate: Day | null, now: Date): void {
  if (reviewDate === null || reviewDate >= addDays(dayOf(now), -1)) return;
  const message = 'The day to look at it again is over already.';
  throw new DomainError('rule_broken', message, [{ path: 'reviewDate', message }]);
}

/** A condition names a metric of this workspace, and something that is not so yet. */
export async function mustBeToCome(
  { tx, actor }: Unit,
  condition: ReopenCondition | null,
): Promise<void> {
  if (!condition) return;
  const { metricId, direction, value } = condition;
  const { workspaceId } = actor;
  const metric = await tx.metric.findFirst({
    where: { id: metricId, workspaceId },
    select: {
      name: true,
      unit: true,
      readings: { orderBy: [{ takenOn: 'desc' }, { recordedAt: 'desc' }, { id: 'desc' }], take: 1 },
    },
  });
  if (!metric) {
    const message = 'This metric does not exist here.';
    throw new DomainError('rule_broken', message, [{ path: 'reopen.metricId', message }]);
  }
  const latest = metric.readings[0]?.value;
  if (latest === undefined) return;
  if (direction === 'UP' ? latest < value : latest > value) return;
  const message = `${metric.name} stands at ${latest} ${metric.unit} already: choose a value it has not reached.`;
  throw new DomainError('rule_broken', message, [{ path: 'reopen.value', message }]);
}

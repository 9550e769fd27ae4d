import { uuidv7 } from 'uuidv7';
import { startHandoffs } from '#server/handoffs/commands.ts';
import { must } from '#server/http/must.ts';
import { mustMatch, type Unit } from '#server/http/write.ts';
import { type Place, placeCard } from '#server/roadmap/card-commands.ts';
import { type Card, lockCard, lockCards } from '#server/roadmap/card-queries.ts';
import { holdModel } from '#server/scoring/queries.ts';
import type { Decide, DecideTogether, MovedTogether } from '#shared/opportunities/decision.ts';
import type { Stage } from '#shared/roadmap/stage.ts';
import { defaultHorizon } from '#shared/scoring/ranking.ts';
import {
  mustBeThere,
  mustBeToCome,
  mustLieAhead,
  mustMatchAll,
  obstaclesOf,
  pathOf,
  refuse,
} from './decision-guards.ts';
import { undoneSql } from './review-queries.ts';
import { type Taken, takeSnapshot } from './snapshot-commands.ts';

const stageOf = { PURSUE: 'DECIDED', PARK: 'PARKED', REJECT: 'REJECTED' } as const satisfies Record<
  Decide['kind'],
  Stage
>;

type Words = Omit<Decide, 'after'>;
type Decided = MovedTogether['moved'][number];

/** Pursue, park or reject: an immutable record, and, to pursue, a handoff with its brief begun. */
export async function decide(
  unit: Unit,
  { id, seen, input }: { id: string; seen: number; input: Decide },
): Promise<{ stage: Stage; version: number }> {
  const { after, ...words } = input;
  await mustBeSound(unit, words);
  const snapshot = await takeSnapshot(unit, { decided: [id], horizon: defaultHorizon });
  const card = await lockCard(unit, id);
  mustMatch(seen, card.version, 'this opportunity');
  refuse('rule_broken', await obstaclesOf(unit, [card]), 1);
  const [decided] = await keep(unit, { cards: [card], words, snapshot, after });
  const { stage, version } = decided as Decided;
  return { stage, version };
}

/** The same about many at once, on one snapshot: all of them are decided, or none. */
export async function decideTogether(
  unit: Unit,
  { opportunities: chosen, horizon = defaultHorizon, ...words }: DecideTogether,
): Promise<Decided[]> {
  await mustBeSound(unit, words);
  const decided = chosen.map(({ id }) => id.toLowerCase());
  const snapshot = await takeSnapshot(unit, { decided, horizon });
  const cards = await lockCards(unit, decided);
  mustBeThere(chosen, cards);
  mustMatchAll(chosen, cards);
  const obstacles = await obstaclesOf(unit, cards);
  const named = obstacles.map((obstacle) => ({ ...obstacle, path: pathOf(obstacle.card.id) }));
  refuse('rule_broken', named, chosen.length);
  const bestFirst = cards.toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0));
  return keep(unit, { cards: bestFirst, words, snapshot, after: undefined });
}

/** What can be refused without looking at an opportunity; also keeps the model as it is from here on. */
async function mustBeSound(unit: Unit, { reviewDate, reopen }: Words): Promise<void> {
  must(unit.actor, 'decide');
  mustLieAhead(reviewDate, unit.now);
  await mustBeToCome(unit, reopen);
  await holdModel(unit.tx, unit.actor.workspaceId);
}

const EARLIER = `SELECT DISTINCT ON (d.opportunity_id) d.id, d.opportunity_id FROM decisions d
  WHERE d.workspace_id = $1::uuid AND d.opportunity_id = ANY($2::uuid[]) AND NOT ${undoneSql('d')}
  ORDER BY d.opportunity_id, d.decided_at DESC, d.id DESC`;

/** The latest decision about each that was in force, which a new one takes back or replaces. */
async function findEarlier({ tx, actor }: Unit, cards: readonly Card[]) {
  const ids = cards.map(({ id }) => id);
  const rows = await tx.$queryRawUnsafe<{ id: string; opportunity_id: string }[]>(
    EARLIER,
    actor.workspaceId,
    ids,
  );
  return new Map(rows.map((row) => [row.opportunity_id, row.id]));
}

type Kept = { cards: readonly Card[]; words: Words; snapshot: Taken; after: Place };

/** Writes the decisions down and moves the cards. */
async function keep(unit: Unit, { cards, words, snapshot, after }: Kept): Promise<Decided[]> {
  const { tx, actor, now } = unit;
  const { reopen, reviewDate, ...said } = words;
  const earlier = await findEarlier(unit, cards);
  const taken = cards.map((card) => ({ card, decisionId: uuidv7() }));
  await tx.decision.createMany({
    data: taken.map(({ card, decisionId }) => ({
      ...said,
      id: decisionId,
      workspaceId: actor.workspaceId,
      opportunityId: card.id,
      snapshotId: snapshot.snapshotId,
      reversesId: earlier.get(card.id) ?? null,
      reopenMetricId: reopen?.metricId ?? null,
      reopenDirection: reopen?.direction ?? null,
      reopenValue: reopen?.value ?? null,
      reviewDate: reviewDate === null ? null : new Date(reviewDate),
      score: card.score,
      rank: snapshot.rankOf(card.id),
      decidedById: actor.memberId,
      decidedAt: now,
    })),
  });
  if (words.kind === 'PURSUE') await startHandoffs(unit, taken);
  const decided: Decided[] = [];
  for (const { card, decisionId } of taken) {
    const stage = stageOf[words.kind];
    const at = after === undefined ? { byScore: card.score } : after;
    const version = await placeCard(unit, { card, stage, at });
    recordDecided(unit, { card, words, stage, rank: snapshot.rankOf(card.id) });
    decided.push({ opportunityId: card.id, decisionId, stage, version });
  }
  return decided;
}

type Told = { card: Card; words: Words; stage: Stage; rank: number | null };

function recordDecided(unit: Unit, { card, words, stage, rank }: Told): void {
  const { kind, reason } = words;
  unit.record({
    type: 'opportunity_decided',
    subjectType: 'opportunity',
    subjectId: card.id,
    opportunityId: card.id,
    facts: { kind, reason, from: card.stage, to: stage, score: card.score, rank },
  });
}

import { uuidv7 } from 'uuidv7';
import { closeHandoff, startHandoff } from '#server/handoffs/commands.ts';
import { must } from '#server/http/must.ts';
import { mustMatch, type Unit } from '#server/http/write.ts';
import { placeCard } from '#server/roadmap/card-commands.ts';
import { type Card, lockCard } from '#server/roadmap/card-queries.ts';
import { findModel, findRound, holdModel } from '#server/scoring/queries.ts';
import { missingForDecision } from '#shared/opportunities/decide.ts';
import type { Decide } from '#shared/opportunities/schema.ts';
import { DomainError } from '#shared/problem.ts';
import type { Stage } from '#shared/roadmap/stage.ts';
import { takeSnapshot } from './snapshot-commands.ts';

const stageOf = { PURSUE: 'DECIDED', PARK: 'PARKED', REJECT: 'REJECTED' } as const satisfies Record<
  Decide['kind'],
  Stage
>;

/** What stands in the way of deciding, as the panel shows it and the server refuses it. */
async function mustBeRated(unit: Unit, card: Card): Promise<void> {
  const { criteria } = await findModel(unit.tx, unit.actor.workspaceId);
  const round = await findRound(unit.tx, card.id);
  const rated = await unit.tx.rating.findMany({
    where: { roundId: round?.id ?? card.id, round: { revealedAt: { not: null } } },
    select: { criterionId: true },
    distinct: ['criterionId'],
  });
  const ids = new Set(rated.map(({ criterionId }) => criterionId));
  const missing = missingForDecision({
    ratersInvited: card.ratersInvited,
    ratersSubmitted: card.ratersSubmitted,
    revealed: Boolean(round?.revealedAt),
    unrated: criteria.filter(({ id }) => !ids.has(id)),
  });
  if (missing.length > 0) {
    const fields = missing.map(({ field, sentence }) => ({ path: field, message: sentence }));
    throw new DomainError('rule_broken', missing[0]?.sentence ?? '', fields);
  }
}

/** Pursue, park or reject: an immutable record, and, to pursue, a handoff with its brief begun. */
export async function decide(
  unit: Unit,
  { id, seen, input }: { id: string; seen: number; input: Decide },
): Promise<{ stage: Stage; version: number }> {
  const { tx, actor, now } = unit;
  await holdModel(tx, actor.workspaceId);
  const card = await lockCard(unit, id);
  must(actor, 'decide', card);
  mustMatch(seen, card.version, 'this opportunity');
  if (card.stage !== 'ASSESS') throw new DomainError('rule_broken', 'It is decided already.');
  await mustBeRated(unit, card);
  const decisionId = uuidv7();
  const { snapshotId, rankOf } = await takeSnapshot(unit);
  const rank = rankOf(card.id);
  const { after, reviewDate, ...words } = input;
  await tx.decision.create({
    data: {
      ...words,
      id: decisionId,
      workspaceId: actor.workspaceId,
      opportunityId: id,
      reviewDate: reviewDate === null ? null : new Date(reviewDate),
      score: card.score,
      rank,
      snapshotId,
      decidedById: actor.memberId,
      decidedAt: now,
    },
  });
  if (input.kind === 'PURSUE') await startHandoff(unit, card, { decisionId, reason: input.reason });
  const stage = stageOf[input.kind];
  const at = after === undefined ? { byScore: card.score } : after;
  const version = await placeCard(unit, { card, stage, at });
  const facts = {
    kind: input.kind,
    reason: input.reason,
    from: card.stage,
    to: stage,
    score: card.score,
    rank,
  };
  unit.record({
    type: 'opportunity_decided',
    subjectType: 'opportunity',
    subjectId: id,
    opportunityId: id,
    facts,
  });
  return { stage, version };
}

/** Takes a decision back into Assess; the decision itself stays on record. */
export async function reopenDecision(
  unit: Unit,
  {
    id,
    seen,
    reason,
    after,
  }: { id: string; seen: number; reason: string; after?: string | null | undefined },
): Promise<{ stage: Stage; version: number }> {
  const card = await lockCard(unit, id);
  must(unit.actor, 'decide', card);
  mustMatch(seen, card.version, 'this opportunity');
  if (!['DECIDED', 'PARKED', 'REJECTED'].includes(card.stage)) {
    throw new DomainError(
      'rule_broken',
      'Only what is decided, parked or rejected can be reopened.',
    );
  }
  if (card.handoff) await closeHandoff(unit, card.handoff.id);
  const version = await placeCard(unit, { card, stage: 'ASSESS', at: after });
  const facts = { from: card.stage, to: 'ASSESS', reason };
  unit.record({
    type: 'opportunity_reopened',
    subjectType: 'opportunity',
    subjectId: id,
    opportunityId: id,
    facts,
  });
  return { stage: 'ASSESS', version };
}

import { uuidv7 } from 'uuidv7';
import { must } from '#server/http/must.ts';
import type { Unit } from '#server/http/write.ts';
import { touchCard } from '#server/roadmap/card-commands.ts';
import { type Card, lockCard } from '#server/roadmap/card-queries.ts';
import { DomainError } from '#shared/problem.ts';
import { wrongAnswers } from '#shared/scoring/rate.ts';
import { isComplete } from '#shared/scoring/round.ts';
import type { Answer, Criterion, RateOpportunity } from '#shared/scoring/schema.ts';
import type { SkipRating } from '#shared/scoring/session.ts';
import { answerByRating } from './input-answer-commands.ts';
import { findModel, findRound, holdModel } from './queries.ts';
import { joinRound, keepCount, mustWaitForMe, type Round, reveal } from './rounds.ts';

/** The card to be rated, locked; the model first, as whoever changes it does. */
export async function lockForRating(unit: Unit, opportunityId: string): Promise<Card> {
  await holdModel(unit.tx, unit.actor.workspaceId);
  const card = await lockCard(unit, opportunityId);
  if (card.stage === 'ASSESS') return card;
  throw new DomainError(
    'rule_broken',
    'It is decided already; reopen the decision to rate it again.',
  );
}

export function mustBeRight(
  criteria: readonly Criterion[],
  answers: readonly Answer[],
  submit: boolean,
): void {
  const problems = wrongAnswers(criteria, answers, submit);
  if (problems.length > 0)
    throw new DomainError('rule_broken', problems[0]?.message ?? '', problems);
}

/**
 * Replaces what the rater had answered so far. A draft keeps what was said about criteria that left the
 * model meanwhile, for its rater to look at; what is handed in does not.
 */
async function keepAnswers(
  { tx, actor, now }: Unit,
  { id: roundId, opportunityId }: Round,
  { answers, submit, criteria }: RateOpportunity & { criteria: readonly Criterion[] },
): Promise<void> {
  const { memberId, workspaceId } = actor;
  const asked = submit ? {} : { criterionId: { in: criteria.map(({ id }) => id) } };
  await tx.rating.deleteMany({ where: { roundId, memberId, ...asked } });
  const ids = { workspaceId, roundId, opportunityId, memberId };
  await tx.rating.createMany({
    data: answers.map((answer) => ({ ...answer, ...ids, id: uuidv7(), ratedAt: now })),
  });
}

/**
 * Keeps a rater's answers, and hands them in when `submit` says so. Nobody else sees them before the
 * round is revealed, which happens by itself when the last invited rater has handed in.
 */
export async function rateOpportunity(
  unit: Unit,
  opportunityId: string,
  input: RateOpportunity,
): Promise<void> {
  const { tx, actor } = unit;
  const card = await lockForRating(unit, opportunityId);
  const { criteria } = await findModel(tx, actor.workspaceId);
  mustBeRight(criteria, input.answers, input.submit);
  const round = await joinRound(unit, card);
  await keepAnswers(unit, round, { ...input, criteria });
  if (input.submit) await handIn(unit, card, round);
  const count = await keepCount(unit, card, round.id);
  if (input.submit && isComplete(count)) return reveal(unit, card, round.id);
  if (input.submit || count.invited !== card.ratersInvited) await touchCard(unit, card.id);
}

const aboutOf = (card: Card) => ({
  subjectType: 'opportunity' as const,
  subjectId: card.id,
  opportunityId: card.id,
});

async function handIn(unit: Unit, card: Card, { id: roundId }: Round): Promise<void> {
  const { memberId } = unit.actor;
  await unit.tx.roundRater.update({
    where: { roundId_memberId: { roundId, memberId } },
    data: { submittedAt: unit.now },
  });
  unit.record({ type: 'opportunity_rated', ...aboutOf(card) });
  const answers = await unit.tx.rating.findMany({ where: { roundId, memberId } });
  const answered = answers.map(({ criterionId }) => criterionId);
  await answerByRating(unit, card.id, answered);
}

/**
 * Says why the rater leaves this one out; nobody waits for them any more. The reason stays hidden as an
 * answer does. Rating it after all takes it back.
 */
export async function skipRating(
  unit: Unit,
  opportunityId: string,
  { reason }: SkipRating,
): Promise<void> {
  const card = await lockForRating(unit, opportunityId);
  const { id: roundId } = await mustWaitForMe(unit, card);
  await unit.tx.roundRater.update({
    where: { roundId_memberId: { roundId, memberId: unit.actor.memberId } },
    data: { skippedAt: unit.now, skipReason: reason },
  });
  unit.record({ type: 'rating_skipped', ...aboutOf(card) });
  const count = await keepCount(unit, card, roundId);
  if (isComplete(count)) return reveal(unit, card, roundId);
  await touchCard(unit, card.id);
}

/** Closes a round before everybody has handed in. */
export async function revealRound(unit: Unit, opportunityId: string): Promise<void> {
  await holdModel(unit.tx, unit.actor.workspaceId);
  const card = await lockCard(unit, opportunityId);
  must(unit.actor, 'reveal', card);
  if (card.stage === 'MERGED')
    throw new DomainError('rule_broken', 'It was merged; what was answered about it stays hidden.');
  const round = await findRound(unit.tx, opportunityId);
  if (round?.revealedAt) throw new DomainError('conflict', 'This round is revealed already.');
  if (round && round.raters.length > 0 && round.raters.every(({ skippedAt }) => skippedAt))
    throw new DomainError(
      'rule_broken',
      'Everybody who was asked has skipped it; there is nothing to reveal.',
    );
  if (!round?.raters.some(({ submittedAt }) => submittedAt))
    throw new DomainError('rule_broken', 'Nobody has handed in a rating yet.');
  await reveal(unit, card, round.id);
}

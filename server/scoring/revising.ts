import { uuidv7 } from 'uuidv7';
import type { Unit } from '#server/http/write.ts';
import { touchCard } from '#server/roadmap/card-commands.ts';
import type { Card } from '#server/roadmap/card-queries.ts';
import { DomainError } from '#shared/problem.ts';
import type { Answer, ScoringModel } from '#shared/scoring/schema.ts';
import type { ReviseRating } from '#shared/scoring/session.ts';
import { answerByRating, findAsked } from './input-answer-commands.ts';
import { findModel, findRound } from './queries.ts';
import { lockForRating, mustBeRight } from './rating-commands.ts';
import { isOver, keepCount, type Round, scoresOfRounds } from './rounds.ts';

async function findRevealed(unit: Unit, opportunityId: string): Promise<Round> {
  const round = await findRound(unit.tx, opportunityId);
  if (!round?.revealedAt)
    throw new DomainError(
      'rule_broken',
      'Nothing is revealed yet; your rating can still be changed.',
    );
  if (await isOver(unit, round))
    throw new DomainError('rule_broken', 'A decision rests on these answers; rate it anew.');
  return round;
}

/** What the actor was asked about it after the reveal: these criteria, or a whole rating. */
async function findQuestions(unit: Unit, opportunityId: string) {
  const asked = await findAsked(unit, opportunityId, ['ANSWER', 'RATING']);
  return {
    wholeRating: asked.some(({ input }) => input === 'RATING'),
    criterionIds: asked.flatMap(({ criterionId }) => criterionId ?? []),
  };
}

type Questions = Awaited<ReturnType<typeof findQuestions>>;
type Revision = { model: ScoringModel; answers: readonly Answer[]; questions: Questions };

/** Who did not hand in before the reveal answers what they were asked since, and nothing else; they then are a rater. */
async function joinRevealed(
  unit: Unit,
  round: Round,
  { model, answers, questions: { wholeRating, criterionIds } }: Revision,
): Promise<boolean> {
  const { tx, actor, now } = unit;
  const { memberId, workspaceId } = actor;
  const mine = round.raters.find((rater) => rater.memberId === memberId);
  if (mine?.submittedAt) return false;
  const isAsked = ({ criterionId }: Answer) => wholeRating || criterionIds.includes(criterionId);
  if (!answers.every(isAsked))
    throw new DomainError('not_allowed', 'Only who handed in a rating changes it.');
  if (wholeRating) mustBeRight(model.criteria, answers, true);
  const here = { submittedAt: now, skippedAt: null, skipReason: null };
  await tx.roundRater.upsert({
    where: { roundId_memberId: { roundId: round.id, memberId } },
    create: { workspaceId, roundId: round.id, memberId, ...here },
    update: here,
  });
  return true;
}

const isSame = (a: Omit<Answer, 'criterionId'>, b: Omit<Answer, 'criterionId'>): boolean =>
  a.low === b.low && a.likely === b.likely && a.high === b.high && a.rationale === b.rationale;

/** Puts the new answers beside the old ones, which are kept and count no more. */
async function replaceAnswers(
  { tx, actor, now }: Unit,
  { id: roundId, opportunityId }: Round,
  answers: readonly Answer[],
): Promise<string[]> {
  const { memberId, workspaceId } = actor;
  const counting = { roundId, memberId, supersededAt: null };
  const before = await tx.rating.findMany({ where: counting });
  const changed = answers.filter((answer) => {
    const old = before.find(({ criterionId }) => criterionId === answer.criterionId);
    return !old || !isSame(old, answer);
  });
  const criterionIds = changed.map(({ criterionId }) => criterionId);
  await tx.rating.updateMany({
    where: { ...counting, criterionId: { in: criterionIds } },
    data: { supersededAt: now },
  });
  const ids = { workspaceId, roundId, opportunityId, memberId };
  await tx.rating.createMany({
    data: changed.map((answer) => ({ ...answer, ...ids, id: uuidv7(), ratedAt: now })),
  });
  return criterionIds;
}

/**
 * Changes answers after the reveal, as long as no decision rests on them; both are kept. An answer that was
 * asked for may be the same again: it stands, and the question is answered.
 */
export async function reviseRating(
  unit: Unit,
  opportunityId: string,
  { answers }: ReviseRating,
): Promise<void> {
  const { tx, actor } = unit;
  const card = await lockForRating(unit, opportunityId);
  const model = await findModel(tx, actor.workspaceId);
  mustBeRight(model.criteria, answers, false);
  const round = await findRevealed(unit, card.id);
  const questions = await findQuestions(unit, card.id);
  if (await joinRevealed(unit, round, { model, answers, questions }))
    await keepCount(unit, card, round.id);
  const changed = await replaceAnswers(unit, round, answers);
  const given = answers.map(({ criterionId }) => criterionId);
  const isAsked = questions.wholeRating || given.some((id) => questions.criterionIds.includes(id));
  if (changed.length === 0 && !isAsked)
    throw new DomainError('rule_broken', 'That is what you have answered already.');
  if (changed.length > 0) await scoreAnew(unit, card, { model, round, criteria: changed.length });
  await answerByRating(unit, card.id, given);
}

async function scoreAnew(
  unit: Unit,
  card: Card,
  { model, round, criteria }: { model: ScoringModel; round: Round; criteria: number },
): Promise<void> {
  const score = (await scoresOfRounds(unit.tx, model, [round.id])).get(round.id) ?? null;
  await unit.tx.opportunity.update({ where: { id: card.id }, data: { score } });
  await touchCard(unit, card.id);
  unit.record({
    type: 'rating_revised',
    subjectType: 'opportunity',
    subjectId: card.id,
    opportunityId: card.id,
    facts: { score, before: card.score, criteria },
  });
}

import { uuidv7 } from 'uuidv7';
import type { Unit } from '#server/http/write.ts';
import { touchCard } from '#server/roadmap/card-commands.ts';
import { DomainError } from '#shared/problem.ts';
import type { Answer } from '#shared/scoring/schema.ts';
import type { ReviseRating } from '#shared/scoring/session.ts';
import { answerByRating } from './input-commands.ts';
import { findModel, findRound } from './queries.ts';
import { lockForRating, mustBeRight } from './rating-commands.ts';
import { isOver, type Round, scoresOfRounds } from './rounds.ts';

async function findRevealed(unit: Unit, opportunityId: string): Promise<Round> {
  const round = await findRound(unit.tx, opportunityId);
  if (!round?.revealedAt)
    throw new DomainError(
      'rule_broken',
      'Nothing is revealed yet; your rating can still be changed.',
    );
  if (await isOver(unit, round))
    throw new DomainError('rule_broken', 'A decision rests on these answers; rate it anew.');
  const mine = round.raters.find(({ memberId }) => memberId === unit.actor.memberId);
  if (!mine?.submittedAt)
    throw new DomainError('not_allowed', 'Only who handed in a rating changes it.');
  return round;
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

/** Changes answers after the reveal, as long as no decision rests on them; both are kept. */
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
  const changed = await replaceAnswers(unit, round, answers);
  if (changed.length === 0)
    throw new DomainError('rule_broken', 'That is what you have answered already.');
  const score = (await scoresOfRounds(tx, model, [round.id])).get(round.id) ?? null;
  await tx.opportunity.update({ where: { id: card.id }, data: { score } });
  await touchCard(unit, card.id);
  unit.record({
    type: 'rating_revised',
    subjectType: 'opportunity',
    subjectId: card.id,
    opportunityId: card.id,
    facts: { score, before: card.score, criteria: changed.length },
  });
  await answerByRating(unit, card.id, actor.memberId);
}

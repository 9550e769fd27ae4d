import type { Unit } from '#server/http/write.ts';
import { touchCard } from '#server/roadmap/card-commands.ts';
import { DomainError } from '#shared/problem.ts';
import { askAgain } from './input-answer-commands.ts';
import { findRound } from './queries.ts';
import { lockForRating } from './rating-commands.ts';
import { keepCount } from './rounds.ts';

/**
 * What a rater handed in or skipped is theirs again, as long as nobody has seen it: the answers are a draft,
 * and the round waits for them. Others learn no more than that one fewer has handed in.
 */
export async function takeRatingBack(unit: Unit, opportunityId: string): Promise<void> {
  const { tx, actor } = unit;
  const { memberId } = actor;
  const card = await lockForRating(unit, opportunityId);
  const round = await findRound(tx, card.id);
  const mine = round?.raters.find((rater) => rater.memberId === memberId);
  const since = mine?.submittedAt ?? mine?.skippedAt;
  if (!round || !since)
    throw new DomainError('conflict', 'There is no rating of yours to take back.');
  if (round.revealedAt)
    throw new DomainError('rule_broken', 'It is revealed; revise your rating instead.');
  await tx.roundRater.update({
    where: { roundId_memberId: { roundId: round.id, memberId } },
    data: { submittedAt: null, skippedAt: null, skipReason: null },
  });
  await keepCount(unit, card, round.id);
  await touchCard(unit, card.id);
  unit.record({
    type: 'rating_taken_back',
    subjectType: 'opportunity',
    subjectId: card.id,
    opportunityId: card.id,
  });
  if (mine?.submittedAt) await askAgain(unit, card.id, since);
}

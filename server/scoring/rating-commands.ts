import { uuidv7 } from 'uuidv7';
import { must } from '#server/http/must.ts';
import type { Unit } from '#server/http/write.ts';
import { touchCard } from '#server/roadmap/card-commands.ts';
import { type Card, lockCard } from '#server/roadmap/card-queries.ts';
import { DomainError } from '#shared/problem.ts';
import { wrongAnswers } from '#shared/scoring/rate.ts';
import type { Answer, RateOpportunity } from '#shared/scoring/schema.ts';
import { scoreOf } from '#shared/scoring/score.ts';
import { findModel, findRound, holdModel } from './queries.ts';

type Round = NonNullable<Awaited<ReturnType<typeof findRound>>>;

/** The answers of a revealed round stand, until a decision that rested on them is reopened. */
async function isOver({ tx }: Unit, { opportunityId, revealedAt }: Round): Promise<boolean> {
  if (!revealedAt) return false;
  const where = { opportunityId, decidedAt: { gte: revealedAt } };
  return (await tx.decision.findFirst({ where, select: { id: true } })) !== null;
}

/** The first answer opens a round and asks every advisor of the workspace. */
async function openRound(unit: Unit, card: Card, number: number): Promise<Round> {
  const { tx, actor, now } = unit;
  const { workspaceId } = actor;
  const advisors = await tx.member.findMany({
    where: { workspaceId, removedAt: null, roles: { has: 'ADVISOR' } },
  });
  const id = uuidv7();
  await tx.ratingRound.create({
    data: { id, workspaceId, opportunityId: card.id, number, openedAt: now },
  });
  await tx.opportunity.update({ where: { id: card.id }, data: { score: null } });
  await tx.roundRater.createMany({
    data: advisors.map(({ id: memberId }) => ({ workspaceId, roundId: id, memberId })),
  });
  return tx.ratingRound.findUniqueOrThrow({ where: { id }, include: { raters: true } });
}

async function keepAnswers(
  { tx, actor, now }: Unit,
  round: Round,
  answers: readonly Answer[],
): Promise<void> {
  const { memberId, workspaceId } = actor;
  const { id: roundId, opportunityId } = round;
  await tx.rating.deleteMany({ where: { roundId, memberId } });
  await tx.rating.createMany({
    data: answers.map((answer) => ({
      ...answer,
      id: uuidv7(),
      workspaceId,
      roundId,
      opportunityId,
      memberId,
      ratedAt: now,
    })),
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
  const { tx } = unit;
  await holdModel(tx, unit.actor.workspaceId);
  const card = await lockCard(unit, opportunityId);
  if (card.stage !== 'ASSESS')
    throw new DomainError(
      'rule_broken',
      'It is decided already; reopen the decision to rate it again.',
    );
  const { criteria } = await findModel(tx, unit.actor.workspaceId);
  const problems = wrongAnswers(criteria, input.answers, input.submit);
  if (problems.length > 0)
    throw new DomainError('rule_broken', problems[0]?.message ?? '', problems);
  const round = await joinRound(unit, card);
  await keepAnswers(unit, round, input.answers);
  if (input.submit) await handIn(unit, card, round);
  const { invited, submitted } = await countRaters(unit, round.id);
  await tx.opportunity.update({
    where: { id: card.id },
    data: { ratersInvited: invited, ratersSubmitted: submitted },
  });
  if (input.submit && invited === submitted) return reveal(unit, card, round.id);
  if (input.submit || invited !== card.ratersInvited) await touchCard(unit, card.id);
}

/** The round that is open, or a new one, with the rater among those asked. */
async function joinRound(unit: Unit, card: Card): Promise<Round> {
  const { tx, actor } = unit;
  const { memberId, workspaceId } = actor;
  const about = { subjectId: card.id, opportunityId: card.id };
  const latest = await findRound(tx, card.id);
  const isNew = latest === null || (await isOver(unit, latest));
  const round = isNew ? await openRound(unit, card, (latest?.number ?? 0) + 1) : latest;
  if (round.revealedAt) {
    throw new DomainError('rule_broken', 'This round is revealed; its answers stand.');
  }
  const mine = round.raters.find((rater) => rater.memberId === memberId);
  if (mine?.submittedAt) {
    throw new DomainError('rule_broken', 'You have handed in your rating already.');
  }
  if (!mine) await tx.roundRater.create({ data: { workspaceId, roundId: round.id, memberId } });
  // The board shows how many are asked, so it has to hear of it.
  if (isNew || !mine) unit.record({ type: 'rating_begun', subjectType: 'opportunity', ...about });
  return round;
}

async function handIn(unit: Unit, card: Card, { id: roundId }: Round): Promise<void> {
  const { tx, actor, now } = unit;
  await tx.roundRater.update({
    where: { roundId_memberId: { roundId, memberId: actor.memberId } },
    data: { submittedAt: now },
  });
  const about = { subjectId: card.id, opportunityId: card.id };
  unit.record({ type: 'opportunity_rated', subjectType: 'opportunity', ...about });
}

async function countRaters({ tx }: Unit, roundId: string) {
  const raters = await tx.roundRater.findMany({ where: { roundId } });
  return { invited: raters.length, submitted: raters.filter((rater) => rater.submittedAt).length };
}

/** Shows everybody's answers and gives the opportunity its score, from those who handed in. */
async function reveal(unit: Unit, card: Card, roundId: string): Promise<void> {
  const { tx, actor, now } = unit;
  await tx.ratingRound.update({
    where: { id: roundId },
    data: { revealedAt: now, revealedById: actor.memberId },
  });
  const handedIn = await tx.roundRater.findMany({ where: { roundId, submittedAt: { not: null } } });
  const ratings = await tx.rating.findMany({
    where: {
      roundId,
      memberId: { in: handedIn.map((rater) => rater.memberId) },
      supersededAt: null,
    },
  });
  const { score } = scoreOf(await findModel(tx, actor.workspaceId), ratings);
  await tx.opportunity.update({ where: { id: card.id }, data: { score } });
  await touchCard(unit, card.id);
  const facts = { score, raters: handedIn.length };
  unit.record({
    type: 'rating_round_revealed',
    subjectType: 'opportunity',
    subjectId: card.id,
    opportunityId: card.id,
    facts,
  });
}

/** Closes a round before everybody has handed in. */
export async function revealRound(unit: Unit, opportunityId: string): Promise<void> {
  await holdModel(unit.tx, unit.actor.workspaceId);
  const card = await lockCard(unit, opportunityId);
  must(unit.actor, 'reveal', card);
  const round = await findRound(unit.tx, opportunityId);
  if (!round || card.ratersSubmitted === 0)
    throw new DomainError('rule_broken', 'Nobody has handed in a rating yet.');
  if (round.revealedAt) throw new DomainError('conflict', 'This round is revealed already.');
  await reveal(unit, card, round.id);
}

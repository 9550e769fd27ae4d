import { uuidv7 } from 'uuidv7';
import type { Tx } from '#server/db/transaction.ts';
import type { Unit } from '#server/http/write.ts';
import { undoneSql } from '#server/opportunities/review-queries.ts';
import { touchCard } from '#server/roadmap/card-commands.ts';
import type { Card } from '#server/roadmap/card-queries.ts';
import { DomainError } from '#shared/problem.ts';
import { countRaters, type RoundCount } from '#shared/scoring/round.ts';
import type { ScoringModel } from '#shared/scoring/schema.ts';
import { scoreOf } from '#shared/scoring/score.ts';
import { findModel, findRound } from './queries.ts';

export type Round = NonNullable<Awaited<ReturnType<typeof findRound>>>;

const RESTING = `SELECT 1 FROM decisions d
  WHERE d.opportunity_id = $1::uuid AND d.decided_at >= $2::timestamptz AND NOT ${undoneSql('d')} LIMIT 1`;

/** The answers of a revealed round stand, until a decision that rested on them is reopened. */
export async function isOver(
  { tx }: Unit,
  { opportunityId, revealedAt }: Pick<Round, 'opportunityId' | 'revealedAt'>,
): Promise<boolean> {
  if (!revealedAt) return false;
  const rests = await tx.$queryRawUnsafe<unknown[]>(RESTING, opportunityId, revealedAt);
  return rests.length > 0;
}

/** Asks every advisor of the workspace. */
async function askAdvisors({ tx, actor }: Unit, roundId: string): Promise<void> {
  const { workspaceId } = actor;
  const advisors = await tx.member.findMany({
    where: { workspaceId, removedAt: null, roles: { has: 'ADVISOR' } },
  });
  await tx.roundRater.createMany({
    data: advisors.map(({ id: memberId }) => ({ workspaceId, roundId, memberId })),
  });
}

/** The first answer opens a round. Until it is revealed there is no score. */
async function openRound(unit: Unit, card: Card, number: number): Promise<Round> {
  const { tx, actor, now } = unit;
  const { workspaceId } = actor;
  const id = uuidv7();
  await tx.ratingRound.create({
    data: { id, workspaceId, opportunityId: card.id, number, openedAt: now },
  });
  await tx.opportunity.update({ where: { id: card.id }, data: { score: null } });
  await askAdvisors(unit, id);
  return tx.ratingRound.findUniqueOrThrow({ where: { id }, include: { raters: true } });
}

/** The latest round, when its answers are still hidden; null before the first and after a decision. */
async function findOpenRound(
  unit: Unit,
  card: Card,
): Promise<{ round: Round | null; last: number }> {
  const latest = await findRound(unit.tx, card.id);
  const last = latest?.number ?? 0;
  if (latest === null || (await isOver(unit, latest))) return { round: null, last };
  if (latest.revealedAt)
    throw new DomainError('rule_broken', 'This round is revealed; its answers stand.');
  return { round: latest, last };
}

/** A session asks those it asks, and whoever was asked for this very rating afterwards. */
async function mustBeAsked({ tx, actor }: Unit, round: Round): Promise<void> {
  if (round.sessionId === null || round.raters.length === 0) return;
  const { memberId, workspaceId } = actor;
  const session = await tx.ratingSession.findFirst({
    where: { id: round.sessionId, workspaceId, closedAt: null },
  });
  if (!session) return;
  const asked = await tx.inputRequest.findFirst({
    where: {
      opportunityId: round.opportunityId,
      askedOfId: memberId,
      input: { in: ['ANSWER', 'RATING'] },
      answeredAt: null,
      withdrawnAt: null,
    },
  });
  if (!asked)
    throw new DomainError('rule_broken', `Only those asked in “${session.name}” rate it now.`);
}

/** The round that is open, or a new one, with the rater among those asked. */
export async function joinRound(unit: Unit, card: Card): Promise<Round> {
  const { tx, actor } = unit;
  const { memberId, workspaceId } = actor;
  const { round: open, last } = await findOpenRound(unit, card);
  const round = open ?? (await openRound(unit, card, last + 1));
  const mine = round.raters.find((rater) => rater.memberId === memberId);
  if (mine?.submittedAt)
    throw new DomainError('rule_broken', 'You have handed in your rating already.');
  if (mine?.skippedAt) {
    const where = { roundId_memberId: { roundId: round.id, memberId } };
    await tx.roundRater.update({ where, data: { skippedAt: null, skipReason: null } });
  }
  if (!mine) {
    await mustBeAsked(unit, round);
    // Nobody is left of whom a closed session asked: the round begins anew, with everybody.
    if (round.raters.length === 0) await askAdvisors(unit, round.id);
    else await tx.roundRater.create({ data: { workspaceId, roundId: round.id, memberId } });
  }
  // The board shows how many are asked, so it has to hear of it.
  if (open === null || !mine || mine.skippedAt) {
    const about = { subjectId: card.id, opportunityId: card.id };
    unit.record({ type: 'rating_begun', subjectType: 'opportunity', ...about });
  }
  return round;
}

/** My place in the round that is open; refused where nobody waits for me. */
export async function mustWaitForMe(unit: Unit, card: Card): Promise<Round> {
  const { round } = await findOpenRound(unit, card);
  const mine = round?.raters.find(({ memberId }) => memberId === unit.actor.memberId);
  if (!round || !mine) throw new DomainError('rule_broken', 'Nobody has asked you to rate it.');
  if (mine.submittedAt)
    throw new DomainError('rule_broken', 'You have handed in your rating already.');
  if (mine.skippedAt) throw new DomainError('conflict', 'You have skipped it already.');
  return round;
}

/** Writes down how far a round has come, as every list shows it. */
export async function keepCount({ tx }: Unit, card: Card, roundId: string): Promise<RoundCount> {
  const raters = await tx.roundRater.findMany({ where: { roundId } });
  const count = countRaters(
    raters.map(({ submittedAt, skippedAt }) => ({
      submitted: submittedAt !== null,
      skipped: skippedAt !== null,
    })),
  );
  await tx.opportunity.update({
    where: { id: card.id },
    data: { ratersInvited: count.invited, ratersSubmitted: count.submitted },
  });
  return count;
}

type Answered = { roundId: string; criterionId: string; likely: number };

/** Scores of revealed rounds, from the answers that count of those who handed in; null where the model gives none. */
export async function scoresOfRounds(
  tx: Tx,
  model: ScoringModel,
  roundIds: readonly string[],
): Promise<Map<string, number | null>> {
  const answers = await tx.$queryRaw<Answered[]>`
    SELECT a.round_id AS "roundId", a.criterion_id AS "criterionId", a.likely
    FROM ratings a JOIN round_raters x ON x.round_id = a.round_id AND x.member_id = a.member_id
    WHERE a.round_id = ANY(${[...roundIds]}::uuid[]) AND a.superseded_at IS NULL AND x.submitted_at IS NOT NULL`;
  const ofRound = new Map<string, Answered[]>();
  for (const answer of answers) {
    const its = ofRound.get(answer.roundId);
    if (its) its.push(answer);
    else ofRound.set(answer.roundId, [answer]);
  }
  return new Map(roundIds.map((id) => [id, scoreOf(model, ofRound.get(id) ?? []).score]));
}

/**
 * Shows everybody's answers and gives the opportunity its score, from those who handed in. What was begun and
 * never handed in is no answer and goes: in a revealed round every rating counts.
 */
export async function reveal(unit: Unit, card: Card, roundId: string): Promise<void> {
  const { tx, actor, now } = unit;
  await tx.$executeRaw`
    DELETE FROM ratings a USING round_raters x
    WHERE a.round_id = ${roundId}::uuid AND x.round_id = a.round_id AND x.member_id = a.member_id AND x.submitted_at IS NULL`;
  await tx.ratingRound.update({
    where: { id: roundId },
    data: { revealedAt: now, revealedById: actor.memberId },
  });
  const model = await findModel(tx, actor.workspaceId);
  const score = (await scoresOfRounds(tx, model, [roundId])).get(roundId) ?? null;
  await tx.opportunity.update({ where: { id: card.id }, data: { score } });
  await touchCard(unit, card.id);
  const raters = await tx.roundRater.count({ where: { roundId, submittedAt: { not: null } } });
  unit.record({
    type: 'rating_round_revealed',
    subjectType: 'opportunity',
    subjectId: card.id,
    opportunityId: card.id,
    facts: { score, raters },
  });
}

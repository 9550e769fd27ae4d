import { must } from '#server/http/must.ts';
import type { Unit } from '#server/http/write.ts';
import { DomainError } from '#shared/problem.ts';
import type { ClosedRatingSession } from '#shared/scoring/session.ts';
import { findModel, holdModel } from './queries.ts';
import { scoresOfRounds } from './rounds.ts';

type OpenRound = { id: string; opportunityId: string; number: number; submitted: number };

async function lockSession({ tx, actor }: Unit, id: string): Promise<{ name: string }> {
  const { workspaceId } = actor;
  const [session] = await tx.$queryRaw<{ name: string; closed: boolean }[]>`
    SELECT name, closed_at IS NOT NULL AS closed FROM rating_sessions
    WHERE id = ${id}::uuid AND workspace_id = ${workspaceId}::uuid FOR UPDATE`;
  if (!session) throw new DomainError('not_found', 'This session does not exist here.');
  if (session.closed) throw new DomainError('conflict', 'This session is closed already.');
  return session;
}

/** The rounds of a session whose answers are still hidden, their opportunities locked in one order. */
async function lockOpenRounds({ tx }: Unit, sessionId: string): Promise<OpenRound[]> {
  await tx.$executeRaw`
    SELECT 1 FROM opportunities o JOIN rating_rounds r ON r.opportunity_id = o.id
    WHERE r.session_id = ${sessionId}::uuid AND r.revealed_at IS NULL ORDER BY o.id FOR UPDATE OF o`;
  return tx.$queryRaw<OpenRound[]>`
    SELECT r.id, r.opportunity_id AS "opportunityId", r.number,
      (SELECT count(*)::int FROM round_raters x WHERE x.round_id = r.id AND x.submitted_at IS NOT NULL) AS submitted
    FROM rating_rounds r WHERE r.session_id = ${sessionId}::uuid AND r.revealed_at IS NULL`;
}

/** Many opportunities get their scores at once. */
async function setScores({ tx }: Unit, scores: readonly [string, number | null][]): Promise<void> {
  await tx.$executeRaw`
    UPDATE opportunities o SET score = s.score, version = o.version + 1
    FROM unnest(${scores.map(([id]) => id)}::uuid[], ${scores.map(([, score]) => score)}::float8[]) AS s(id, score)
    WHERE o.id = s.id`;
}

async function revealAll(unit: Unit, rounds: readonly OpenRound[]): Promise<void> {
  const { tx, actor, now } = unit;
  const ids = rounds.map(({ id }) => id);
  await tx.$executeRaw`
    DELETE FROM ratings a USING round_raters x
    WHERE a.round_id = ANY(${ids}::uuid[]) AND x.round_id = a.round_id AND x.member_id = a.member_id AND x.submitted_at IS NULL`;
  await tx.$executeRaw`
    UPDATE rating_rounds SET revealed_at = ${now}::timestamptz, revealed_by_id = ${actor.memberId}::uuid WHERE id = ANY(${ids}::uuid[])`;
  const scores = await scoresOfRounds(tx, await findModel(tx, actor.workspaceId), ids);
  await setScores(
    unit,
    rounds.map(({ id, opportunityId }) => [opportunityId, scores.get(id) ?? null]),
  );
}

/** Nobody is asked about these any more. What raters had begun stays theirs, for the day they are asked again. */
async function withdraw(unit: Unit, rounds: readonly OpenRound[]): Promise<void> {
  const { tx } = unit;
  const ids = rounds.map(({ id }) => id);
  await tx.$executeRaw`DELETE FROM round_raters WHERE round_id = ANY(${ids}::uuid[])`;
  await tx.$executeRaw`
    UPDATE opportunities SET raters_invited = 0, raters_submitted = 0, version = version + 1
    WHERE id = ANY(${rounds.map(({ opportunityId }) => opportunityId)}::uuid[])`;
  const again = rounds.filter(({ number }) => number > 1);
  if (again.length > 0) await bringBack(unit, again);
}

/** What was rated before stands as it did: the round nobody answered goes, and the one before it counts again. */
async function bringBack(unit: Unit, rounds: readonly OpenRound[]): Promise<void> {
  const { tx, actor } = unit;
  const ids = rounds.map(({ id }) => id);
  await tx.$executeRaw`DELETE FROM ratings WHERE round_id = ANY(${ids}::uuid[])`;
  await tx.$executeRaw`DELETE FROM rating_rounds WHERE id = ANY(${ids}::uuid[])`;
  const before = await tx.$queryRaw<{ id: string; opportunityId: string }[]>`
    SELECT DISTINCT ON (r.opportunity_id) r.id, r.opportunity_id AS "opportunityId" FROM rating_rounds r
    WHERE r.opportunity_id = ANY(${rounds.map(({ opportunityId }) => opportunityId)}::uuid[])
    ORDER BY r.opportunity_id, r.number DESC`;
  const roundIds = before.map(({ id }) => id);
  await tx.$executeRaw`
    UPDATE opportunities o SET raters_invited = c.invited, raters_submitted = c.submitted
    FROM (SELECT r.opportunity_id, count(*) FILTER (WHERE x.skipped_at IS NULL)::int AS invited,
        count(x.submitted_at)::int AS submitted
      FROM rating_rounds r JOIN round_raters x ON x.round_id = r.id
      WHERE r.id = ANY(${roundIds}::uuid[]) GROUP BY r.opportunity_id) c
    WHERE o.id = c.opportunity_id`;
  const scores = await scoresOfRounds(tx, await findModel(tx, actor.workspaceId), roundIds);
  await setScores(
    unit,
    before.map(({ id, opportunityId }) => [opportunityId, scores.get(id) ?? null]),
  );
}

/** Reveals everything somebody has handed in for; about the rest nobody is asked any more. */
export async function closeRatingSession(unit: Unit, id: string): Promise<ClosedRatingSession> {
  const { tx, actor, now } = unit;
  must(actor, 'start_session');
  await holdModel(tx, actor.workspaceId);
  const { name } = await lockSession(unit, id);
  const open = await lockOpenRounds(unit, id);
  const rated = open.filter(({ submitted }) => submitted > 0);
  const unrated = open.filter(({ submitted }) => submitted === 0);
  if (rated.length > 0) await revealAll(unit, rated);
  if (unrated.length > 0) await withdraw(unit, unrated);
  await tx.ratingSession.update({
    where: { id },
    data: { closedAt: now, version: { increment: 1 } },
  });
  const closed = { revealed: rated.length, withdrawn: unrated.length };
  unit.record({
    type: 'rating_session_closed',
    subjectType: 'rating_session',
    subjectId: id,
    facts: { name, ...closed },
  });
  return closed;
}

import { uuidv7 } from 'uuidv7';
import { must } from '#server/http/must.ts';
import type { Unit } from '#server/http/write.ts';
import { DomainError, type FieldProblem } from '#shared/problem.ts';
import type { StartRatingSession } from '#shared/scoring/session.ts';

/** An opportunity that is to be rated, with the round it has. */
type Candidate = {
  id: string;
  title: string;
  stage: string;
  number: number | null;
  /** Of the round that is open. */
  roundId: string | null;
  /** Somebody has handed in, skipped or begun; then it is not another session's to take over. */
  begun: boolean;
};

/** Locks what was chosen, in one order, so that two who start sessions never wait for each other in a circle. */
async function lockCandidates({ tx, actor }: Unit, ids: readonly string[]): Promise<Candidate[]> {
  const { workspaceId } = actor;
  await tx.$executeRaw`
    SELECT 1 FROM opportunities WHERE workspace_id = ${workspaceId}::uuid AND id = ANY(${[...ids]}::uuid[])
    ORDER BY id FOR UPDATE`;
  return tx.$queryRaw<Candidate[]>`
    SELECT o.id, o.title, o.stage::text AS stage, r.number,
      CASE WHEN r.revealed_at IS NULL THEN r.id END AS "roundId",
      r.revealed_at IS NULL AND EXISTS (SELECT 1 FROM round_raters x WHERE x.round_id = r.id AND (
        x.submitted_at IS NOT NULL OR x.skipped_at IS NOT NULL
        OR EXISTS (SELECT 1 FROM ratings a WHERE a.round_id = r.id AND a.member_id = x.member_id))) AS begun
    FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS c(id, place)
    JOIN opportunities o ON o.id = c.id AND o.workspace_id = ${workspaceId}::uuid
    LEFT JOIN LATERAL (SELECT id, number, revealed_at FROM rating_rounds
      WHERE opportunity_id = o.id ORDER BY number DESC LIMIT 1) r ON true
    ORDER BY c.place`;
}

function whyNotRated({ title, stage, begun }: Candidate): string | null {
  if (stage === 'MERGED') return `“${title}” was merged into another.`;
  if (stage !== 'ASSESS') return `“${title}” is decided already.`;
  return begun ? `“${title}” is being rated already.` : null;
}

/** Refuses what nobody rates any more, or others rate already, and says which. */
function mustBeOpen(ids: readonly string[], candidates: readonly Candidate[]): void {
  if (candidates.length < ids.length)
    throw new DomainError('not_found', 'One of these opportunities does not exist here.');
  const problems = candidates.flatMap((candidate, index): FieldProblem[] => {
    const message = whyNotRated(candidate);
    return message === null ? [] : [{ path: `opportunityIds.${index}`, message }];
  });
  const [first] = problems;
  if (!first) return;
  const more = problems.length - 1;
  const others = more === 0 ? '' : ` So ${more === 1 ? 'is one other' : `are ${more} others`} out.`;
  throw new DomainError('rule_broken', `${first.message}${others}`, problems);
}

async function mustBeAdvisors({ tx, actor }: Unit, raterIds: readonly string[]): Promise<void> {
  const advisors = await tx.member.findMany({
    where: {
      id: { in: [...raterIds] },
      workspaceId: actor.workspaceId,
      removedAt: null,
      roles: { has: 'ADVISOR' },
    },
    select: { id: true },
  });
  if (advisors.length === raterIds.length) return;
  const message = 'Only advisors of this workspace rate.';
  throw new DomainError('rule_broken', message, [{ path: 'raterIds', message }]);
}

type Asked = { sessionId: string; raterIds: readonly string[]; candidates: readonly Candidate[] };

/** Takes over rounds that are open, opens the others, and asks exactly these raters in all of them. */
async function askToRate({ tx, actor, now }: Unit, asked: Asked): Promise<void> {
  const { sessionId, raterIds, candidates } = asked;
  const { workspaceId } = actor;
  const taken = candidates.flatMap(({ roundId }) => roundId ?? []);
  const fresh = candidates.filter(({ roundId }) => roundId === null);
  const opened = fresh.map(() => uuidv7());
  await tx.$executeRaw`DELETE FROM round_raters WHERE round_id = ANY(${taken}::uuid[])`;
  await tx.$executeRaw`
    UPDATE rating_rounds SET session_id = ${sessionId}::uuid, opened_at = ${now}::timestamptz WHERE id = ANY(${taken}::uuid[])`;
  await tx.$executeRaw`
    INSERT INTO rating_rounds (id, workspace_id, opportunity_id, session_id, number, opened_at)
    SELECT r.id, ${workspaceId}::uuid, r.opportunity_id, ${sessionId}::uuid, r.number, ${now}::timestamptz
    FROM unnest(${opened}::uuid[], ${fresh.map(({ id }) => id)}::uuid[], ${fresh.map(({ number }) => (number ?? 0) + 1)}::int[])
      AS r(id, opportunity_id, number)`;
  await tx.$executeRaw`
    INSERT INTO round_raters (workspace_id, round_id, member_id)
    SELECT ${workspaceId}::uuid, r.id, m.id
    FROM unnest(${[...taken, ...opened]}::uuid[]) AS r(id), unnest(${[...raterIds]}::uuid[]) AS m(id)`;
  await tx.$executeRaw`
    UPDATE opportunities SET raters_invited = ${raterIds.length}::int, raters_submitted = 0, score = NULL, version = version + 1
    WHERE id = ANY(${candidates.map(({ id }) => id)}::uuid[])`;
}

/** Asks the same raters about many opportunities at once. Answers the session's id. */
export async function startRatingSession(unit: Unit, input: StartRatingSession): Promise<string> {
  const { tx, actor, now } = unit;
  must(actor, 'start_session');
  const { raterIds, opportunityIds, name, note, dueOn } = input;
  await mustBeAdvisors(unit, raterIds);
  const candidates = await lockCandidates(unit, opportunityIds);
  mustBeOpen(opportunityIds, candidates);
  const id = uuidv7();
  await tx.ratingSession.create({
    data: {
      id,
      workspaceId: actor.workspaceId,
      name,
      note,
      dueOn: dueOn === null ? null : new Date(dueOn),
      startedById: actor.memberId,
      startedAt: now,
    },
  });
  await askToRate(unit, { sessionId: id, raterIds, candidates });
  unit.record({
    type: 'rating_session_started',
    subjectType: 'rating_session',
    subjectId: id,
    facts: { name, opportunities: candidates.length, raters: raterIds.length },
  });
  return id;
}

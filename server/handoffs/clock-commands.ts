import { findCalendar } from '#server/calendar/queries.ts';
import type { Unit } from '#server/http/write.ts';
import { enqueue, forget, type Job } from '#server/jobs/commands.ts';
import { type Calendar, clockCalendarOf } from '#shared/calendar/schema.ts';
import { type ClockKind, clockKinds, ringsOf, type WaitingSince } from '#shared/handoffs/clocks.ts';

/** A handoff as its clocks see it. */
type Wound = WaitingSince & { id: string };

/**
 * A claim is idle since it was claimed, or its last question was asked, answered or taken as a risk, or its claimer
 * replied. An offer was sent when its brief was frozen.
 */
const woundSql = `
SELECT h.id, h.state, coalesce(b.frozen_at, h.state_since) AS "sentAt",
  CASE WHEN h.state = 'IN_REVIEW' THEN greatest(h.state_since, q.last, r.last) ELSE h.state_since END AS "stateSince",
  coalesce(q.blocked, false) AS blocked
FROM handoffs h
LEFT JOIN briefs b ON b.handoff_id = h.id AND b.number = h.brief_version
LEFT JOIN LATERAL (SELECT greatest(max(asked_at), max(answered_at), max(taken_at)) AS last,
    bool_or(blocking AND answer IS NULL AND taken_at IS NULL) AS blocked
  FROM questions WHERE handoff_id = h.id AND brief_number = h.brief_version) q ON h.state = 'IN_REVIEW'
LEFT JOIN LATERAL (SELECT max(written_at) AS last FROM replies
  WHERE workspace_id = h.workspace_id AND author_id = h.claimer_id
    AND question_id IN (SELECT id FROM questions WHERE workspace_id = h.workspace_id AND handoff_id = h.id)) r ON h.state = 'IN_REVIEW'
WHERE h.workspace_id = $1::uuid AND h.closed_at IS NULL AND `;

async function findWound({ tx, actor }: Unit, handoffId: string): Promise<Wound | undefined> {
  const [wound] = await tx.$queryRawUnsafe<Wound[]>(
    `${woundSql} h.id = $2::uuid`,
    actor.workspaceId,
    handoffId,
  );
  return wound;
}

const keyOf = (handoffId: string, kind: ClockKind) => `clock ${handoffId} ${kind}`;

/** Sets the clocks of a handoff by where it stands now, in the same transaction; those that no longer run are stopped. */
export async function windClocks(unit: Unit, handoffId: string): Promise<void> {
  const wound = await findWound(unit, handoffId);
  if (wound) await wind(unit, [wound]);
}

/** The same for all that wait in a workspace, when its calendar is another one. */
export async function windAllClocks(unit: Unit): Promise<void> {
  const { tx, actor } = unit;
  const all = await tx.$queryRawUnsafe<Wound[]>(
    `${woundSql} h.state IN ('OFFERED', 'IN_REVIEW', 'ACCEPTED')`,
    actor.workspaceId,
  );
  await wind(unit, all);
}

async function wind({ tx, actor }: Unit, all: readonly Wound[]): Promise<void> {
  const { workspaceId } = actor;
  const calendar = clockCalendarOf(await findCalendar(tx, workspaceId));
  const jobs = all.flatMap((one) =>
    ringsOf(one, calendar).map(({ kind, at }): Job => {
      const payload = { workspaceId, handoffId: one.id, kind };
      return { task: 'ring_clock', key: keyOf(one.id, kind), at, payload };
    }),
  );
  const running = new Set(jobs.map(({ key }) => key));
  const known = all.flatMap(({ id }) => clockKinds.map((kind) => keyOf(id, kind)));
  const stopped = known.filter((key) => !running.has(key));
  await forget(tx, stopped);
  await enqueue(tx, jobs);
}

/** When a clock of this handoff rings by the calendar of today; null when it does not run any more. */
export async function ringOf(
  unit: Unit,
  { handoffId, kind }: { handoffId: string; kind: ClockKind },
): Promise<{ at: Date; calendar: Calendar } | null> {
  const wound = await findWound(unit, handoffId);
  const calendar = await findCalendar(unit.tx, unit.actor.workspaceId);
  const rings = wound ? ringsOf(wound, clockCalendarOf(calendar)) : [];
  const ring = rings.find((one) => one.kind === kind);
  return ring ? { at: ring.at, calendar } : null;
}

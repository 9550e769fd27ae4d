import { findCalendar } from '#server/calendar/queries.ts';
import type { Unit } from '#server/http/write.ts';
import { enqueue, forget, type Job } from '#server/jobs/commands.ts';
import { reviewDaySql } from '#server/opportunities/review-queries.ts';
import { type Calendar, clockCalendarOf } from '#shared/calendar/schema.ts';
import {
  type ClockKind,
  clockKinds,
  type Ring,
  ringsOf,
  type WaitingSince,
} from '#shared/handoffs/clocks.ts';

/** A handoff as its clocks see it, with what late clocks have said about it. */
type Wound = WaitingSince & { id: string; startLateAt: Date | null; askedAgainAt: Date | null };

type Row = Omit<Wound, 'queued'> & {
  queuedSince: Date | null;
  startsOn: string | null;
  reviewDay: string | null;
  reconfirmedAt: Date | null;
};

/**
 * A claim is idle since it was claimed, or its last question was asked, answered or taken as a risk, or its claimer
 * replied. An offer was sent when its brief was frozen. Work waits to be started while it is queued.
 */
const woundSql = `
SELECT h.id, h.state, coalesce(b.frozen_at, h.state_since) AS "sentAt",
  CASE WHEN h.state = 'IN_REVIEW' THEN greatest(h.state_since, q.last, r.last) ELSE h.state_since END AS "stateSince",
  coalesce(q.blocked, false) AS blocked, h.start_late_at AS "startLateAt", h.asked_again_at AS "askedAgainAt",
  i.state_since AS "queuedSince", i.starts_on::text AS "startsOn", (${reviewDaySql('d')})::text AS "reviewDay",
  (SELECT max(rc.confirmed_at) FROM reconfirmations rc
    WHERE rc.workspace_id = d.workspace_id AND rc.decision_id = d.id) AS "reconfirmedAt"
FROM handoffs h
JOIN decisions d ON d.id = h.decision_id
LEFT JOIN briefs b ON b.handoff_id = h.id AND b.number = h.brief_version
LEFT JOIN LATERAL (SELECT greatest(max(asked_at), max(answered_at), max(taken_at)) AS last,
    bool_or(blocking AND answer IS NULL AND taken_at IS NULL) AS blocked
  FROM questions WHERE handoff_id = h.id AND brief_number = h.brief_version) q ON h.state = 'IN_REVIEW'
LEFT JOIN LATERAL (SELECT max(written_at) AS last FROM replies
  WHERE workspace_id = h.workspace_id AND author_id = h.claimer_id
    AND question_id IN (SELECT id FROM questions WHERE workspace_id = h.workspace_id AND handoff_id = h.id)) r ON h.state = 'IN_REVIEW'
LEFT JOIN roadmap_items i ON i.handoff_id = h.id AND i.withdrawn_at IS NULL AND i.state = 'QUEUED' AND h.state = 'ACTIVE'
WHERE h.workspace_id = $1::uuid AND h.closed_at IS NULL AND `;

const woundOf = ({ queuedSince, startsOn, reviewDay, reconfirmedAt, ...row }: Row): Wound => ({
  ...row,
  queued: queuedSince && { since: queuedSince, startsOn, reviewDay, reconfirmedAt },
});

async function findWound({ tx, actor }: Unit, handoffId: string): Promise<Wound | undefined> {
  const [row] = await tx.$queryRawUnsafe<Row[]>(
    `${woundSql} h.id = $2::uuid`,
    actor.workspaceId,
    handoffId,
  );
  return row && woundOf(row);
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
  const all = await tx.$queryRawUnsafe<Row[]>(
    `${woundSql} (h.state IN ('OFFERED', 'IN_REVIEW', 'ACCEPTED') OR i.id IS NOT NULL)`,
    actor.workspaceId,
  );
  await wind(unit, all.map(woundOf));
}

/**
 * The same for the work on the roadmap, whenever it is queued, started, put back or taken off, or its dates or its
 * decision change; unbacked work has no clocks.
 */
export async function windClocksOfWork(
  unit: Unit,
  { handoff }: { handoff: { id: string } | null },
): Promise<void> {
  if (handoff) await windClocks(unit, handoff.id);
}

async function wind(unit: Unit, all: readonly Wound[]): Promise<void> {
  const { tx, actor } = unit;
  const { workspaceId } = actor;
  const calendar = clockCalendarOf(await findCalendar(tx, workspaceId));
  const wound = all.map((one) => ({ ...one, rings: ringsOf(one, calendar) }));
  const jobs = wound.flatMap(({ id, rings }) =>
    rings.map(({ kind, at }): Job => {
      const payload = { workspaceId, handoffId: id, kind };
      return { task: 'ring_clock', key: keyOf(id, kind), at, payload };
    }),
  );
  const running = new Set(jobs.map(({ key }) => key));
  const known = all.flatMap(({ id }) => clockKinds.map((kind) => keyOf(id, kind)));
  const stopped = known.filter((key) => !running.has(key));
  await forget(tx, stopped);
  await enqueue(tx, jobs);
  for (const one of wound) await takeMarksOff(unit, one);
}

/** What a late clock has said is over when it has been started, promised anew or re-confirmed; it may be said again. */
async function takeMarksOff(
  { tx, now }: Unit,
  { id, rings, startLateAt, askedAgainAt }: Wound & { rings: readonly Ring[] },
): Promise<void> {
  const isOver = (kind: ClockKind) => !rings.some((ring) => ring.kind === kind && ring.at <= now);
  const over = {
    ...(startLateAt && isOver('start_late') ? { startLateAt: null } : {}),
    ...(askedAgainAt && isOver('ask_again') ? { askedAgainAt: null } : {}),
  };
  if (Object.keys(over).length > 0) await tx.handoff.update({ where: { id }, data: over });
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

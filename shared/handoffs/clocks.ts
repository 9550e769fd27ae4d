import type { ClockCalendar } from '#shared/calendar/schema.ts';
import { startOfDay } from '#shared/calendar/start-of-day.ts';
import { addWorkingDays, dayIn } from '#shared/calendar/working-days.ts';
import { addDays, type Day } from '#shared/time.ts';
import type { HandoffState } from './schema.ts';

/** What the clock does to a handoff nobody does anything about (DESIGN §3). */
export const clockKinds = [
  'nudge',
  'escalate',
  'expire',
  'release_idle',
  'activate',
  'start_late',
  'ask_again',
] as const;
export type ClockKind = (typeof clockKinds)[number];

/** Since when a handoff waits. */
export type WaitingSince = {
  state: HandoffState;
  /** Since it is in this state, or, in review, since its claimer last did something. */
  stateSince: Date;
  /** When the brief on offer was sent: a claim that is given back does not wind these up again. */
  sentAt: Date;
  /** In review: a blocking question is open, so the claimer waits and is not idle. */
  blocked: boolean;
  /** Active, and its work not started: what was promised, and what the decision says. */
  queued: Queued | null;
};

export type Queued = {
  /** Since when it waits to be started; put back into the queue, since then. */
  since: Date;
  /** The day its lead promised to start. */
  startsOn: Day | null;
  /** The day its decision is looked at again, and when that was last done. */
  reviewDay: Day | null;
  reconfirmedAt: Date | null;
};

export type Ring = { kind: ClockKind; at: Date };

/**
 * When the clocks of a handoff ring if nobody does anything: each at the start of the day after its last working
 * day, where the workspace is, which is the moment it becomes late.
 */
export function ringsOf(
  { state, stateSince, sentAt, blocked, queued }: WaitingSince,
  calendar: ClockCalendar,
): Ring[] {
  const { escalateAfter, expireAfter, idleAfter, confirmAfter } = calendar;
  const ring = (kind: ClockKind, since: Date, days: number): Ring => ({
    kind,
    at: afterWorkingDays(since, days, calendar),
  });
  switch (state) {
    case 'OFFERED':
      return [
        ring('nudge', sentAt, Math.floor(escalateAfter / 2)),
        ring('escalate', sentAt, escalateAfter),
        // Whoever might claim it has the whole time again after somebody else has given it back.
        ring('expire', stateSince, expireAfter),
      ];
    case 'IN_REVIEW':
      return blocked ? [] : [ring('release_idle', stateSince, idleAfter)];
    case 'ACCEPTED':
      return [ring('activate', stateSince, confirmAfter)];
    case 'ACTIVE':
      return queued ? startRings(queued, calendar) : [];
    default:
      return [];
  }
}

/** Work that waits to be started: late after its promised day, and some day to be asked whether it is still worth it. */
function startRings(queued: Queued, calendar: ClockCalendar): Ring[] {
  const { since, startsOn } = queued;
  const { timeZone } = calendar;
  const again = askedAgain(queued, calendar);
  const notBefore = (at: Date) => (at > since ? at : since);
  return [
    ...(startsOn
      ? [{ kind: 'start_late', at: notBefore(startOfDay(addDays(startsOn, 1), timeZone)) } as const]
      : []),
    ...(again ? [{ kind: 'ask_again', at: notBefore(again) } as const] : []),
  ];
}

/**
 * When it is asked whether late work is still worth it: so many working days after its promised start, or when its
 * decision's review day is over, whichever comes first. Whoever has re-confirmed it since the promised start has said
 * when to look again.
 */
function askedAgain(queued: Queued, calendar: ClockCalendar): Date | null {
  const { startsOn, reviewDay, reconfirmedAt } = queued;
  const { timeZone, askAgainAfter } = calendar;
  const isSaid =
    startsOn !== null && reconfirmedAt !== null && dayIn(timeZone)(reconfirmedAt) > startsOn;
  const days = [
    startsOn === null || isSaid ? null : addWorkingDays(startsOn, askAgainAfter, calendar),
    reviewDay,
  ].filter((day) => day !== null);
  const [first] = days.toSorted();
  return first ? startOfDay(addDays(first, 1), timeZone) : null;
}

function afterWorkingDays(since: Date, days: number, calendar: ClockCalendar): Date {
  const { timeZone } = calendar;
  const last = addWorkingDays(dayIn(timeZone)(since), days, calendar);
  return startOfDay(addDays(last, 1), timeZone);
}

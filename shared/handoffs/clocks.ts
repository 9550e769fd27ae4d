import type { ClockCalendar } from '#shared/calendar/schema.ts';
import { startOfDay } from '#shared/calendar/start-of-day.ts';
import { addWorkingDays, dayIn } from '#shared/calendar/working-days.ts';
import { addDays } from '#shared/time.ts';
import type { HandoffState } from './schema.ts';

/** What the clock does to a handoff nobody does anything about (DESIGN §3). */
export const clockKinds = ['nudge', 'escalate', 'expire', 'release_idle', 'activate'] as const;
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
};

export type Ring = { kind: ClockKind; at: Date };

/**
 * When the clocks of a handoff ring if nobody does anything: each at the start of the day after its last working
 * day, where the workspace is, which is the moment it becomes late.
 */
export function ringsOf(
  { state, stateSince, sentAt, blocked }: WaitingSince,
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
    default:
      return [];
  }
}

function afterWorkingDays(since: Date, days: number, calendar: ClockCalendar): Date {
  const { timeZone } = calendar;
  const last = addWorkingDays(dayIn(timeZone)(since), days, calendar);
  return startOfDay(addDays(last, 1), timeZone);
}

import type { ClockCalendar } from '#shared/calendar/schema.ts';
import { addWorkingDays } from '#shared/calendar/working-days.ts';
import type { HandoffState } from '#shared/handoffs/schema.ts';
import type { Stage } from '#shared/roadmap/stage.ts';
import type { Day } from '#shared/time.ts';

/** What a clock reads: where it stands, since which day, and the days that were promised. */
export type Clocked = {
  stage: Stage;
  handoff: HandoffState | null;
  /** The day this wait began. */
  since: Day;
  /** Of the decision. */
  reviewDate: Day | null;
  /** Of the read-back. */
  startsOn: Day | null;
  finishLatest: Day | null;
  /** Of the brief's metric. */
  measureBy: Day | null;
};

/**
 * The last day it is in time (DESIGN §3, clocks): an offer, a claim and a read-back have the working
 * days their clocks give them; work starts and is delivered by the days its lead promised, a number is read by
 * its measure-by date, and a decision holds until its review date.
 * @returns null where nothing was promised
 */
export function dueDay(clocked: Clocked, calendar: ClockCalendar): Day | null {
  switch (clocked.stage) {
    case 'DECIDED':
      return clocked.reviewDate;
    case 'OFFERED':
      return addWorkingDays(clocked.since, calendar.escalateAfter, calendar);
    case 'IN_REVIEW':
      return addWorkingDays(
        clocked.since,
        clocked.handoff === 'ACCEPTED' ? calendar.confirmAfter : calendar.idleAfter,
        calendar,
      );
    case 'QUEUED':
      return clocked.startsOn;
    case 'BUILDING':
      return clocked.finishLatest;
    case 'DELIVERED':
      return clocked.measureBy;
    default:
      return null;
  }
}

/** Past its clock: the day it was due is over. */
export const isLate = (due: Day | null, today: Day): boolean => due !== null && due < today;

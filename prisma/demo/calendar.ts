import { addDays, type Day, dayOf } from '#shared/time.ts';

const DAY = 86_400_000;
/** Office hours in UTC: from seven on, for nine hours. */
const OPENS = (7 / 24) * DAY;
const OPEN_SHARE = 9 / 24;

export type Calendar = {
  /** The next moment of the story: on working days, in office hours, never backwards, never after now. */
  momentAt(ago: number): Date;
  /** The day so many days from today; negative lies in the past. */
  day(offset: number): Day;
};

/** How the demo world counts time: everything is said in days before `now`. */
export function calendarOf(now: Date): Calendar {
  let last = 0;
  return {
    momentAt(ago) {
      const moment = now.getTime() - ago * DAY;
      const midnight = Math.floor(moment / DAY) * DAY;
      const weekday = new Date(midnight).getUTCDay();
      const sinceFriday = weekday === 6 ? 1 : weekday === 0 ? 2 : 0;
      const time = midnight - sinceFriday * DAY + OPENS + (moment - midnight) * OPEN_SHARE;
      last = Math.min(now.getTime(), Math.max(time, last + 60_000));
      return new Date(last);
    },
    day: (offset) => addDays(dayOf(now), offset),
  };
}

import { addDays, type Day, dayOf } from '#shared/time.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A share of a day that no two neighbouring days have in common. */
const GOLDEN = 0.618034;

export type Calendar = {
  /** The next moment of the story: on a working day, in office hours, after the one before. */
  momentAt(ago: number): Date;
  /** The day so many days from today; negative lies in the past. */
  day(offset: number): Day;
};

/** Midnight of the day some days before `now`; a weekend's work was done on the Friday before. */
function workingDay(now: Date, ago: number): number {
  const midnight = Math.floor((now.getTime() - ago * DAY) / DAY) * DAY;
  const weekday = new Date(midnight).getUTCDay();
  const sinceFriday = weekday === 6 ? 1 : weekday === 0 ? 2 : 0;
  return midnight - sinceFriday * DAY;
}

/**
 * How the demo world counts time: stories say how many days ago something happened, and happen in
 * that order. A day begins between seven and ten, and one thing follows another within minutes.
 */
export function calendarOf(now: Date): Calendar {
  let last = 0;
  let told = 0;
  return {
    momentAt(ago) {
      told += 1;
      const midnight = workingDay(now, ago);
      const begins = midnight + 7 * 60 * MINUTE + ((((midnight / DAY) * GOLDEN) % 1) * DAY) / 8;
      const pause = 3 * MINUTE + (((told * GOLDEN) % 1) * DAY) / 96;
      last = Math.min(now.getTime(), Math.max(begins, last + pause));
      return new Date(last);
    },
    day: (offset) => addDays(dayOf(now), offset),
  };
}

import { Temporal } from 'temporal-polyfill';
import { addDays, type Day } from '#shared/time.ts';
import type { ClockCalendar } from './schema.ts';
import { dayIn, isWorkingDay } from './working-days.ts';

const EIGHT = '08:00';

/** Eight o'clock of a day where the workspace is. */
export const morningOf = (day: Day, timeZone: string): Date =>
  new Date(
    Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: EIGHT }).epochMilliseconds,
  );

/** The first morning after a moment of a day on which the workspace works. */
export function nextMorning(after: Date, calendar: ClockCalendar): Date {
  const { timeZone } = calendar;
  for (let day = dayIn(timeZone)(after); ; day = addDays(day, 1)) {
    const morning = morningOf(day, timeZone);
    if (morning > after && isWorkingDay(day, calendar)) return morning;
  }
}

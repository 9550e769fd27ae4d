import { addDays, type Day } from '#shared/time.ts';

/** The calendar day of a moment where the workspace is. */
export function dayIn(timeZone: string): (moment: Date) => Day {
  // Swedish writes days as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  return (moment) => format.format(moment);
}

const SUNDAY = 0;
const SATURDAY = 6;

/** Monday to Friday; holidays are not known yet. */
export function isWorkingDay(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== SUNDAY && weekday !== SATURDAY;
}

/** The day so many working days later; the day itself is not counted. */
export function addWorkingDays(day: Day, count: number): Day {
  let result = day;
  for (let left = count; left > 0; ) {
    result = addDays(result, 1);
    if (isWorkingDay(result)) left -= 1;
  }
  return result;
}

import { addDays, type Day } from '#shared/time.ts';

/** One a time zone: making one takes longer than a thousand days with it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  // Swedish writes days as ISO 8601 does.
  const format =
    formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  formats.set(timeZone, format);
  return format;
}

/** The calendar day of a moment where the workspace is. */
export const dayIn =
  (timeZone: string) =>
  (moment: Date): Day =>
    formatIn(timeZone).format(moment);

/** When a workspace works. */
export type WorkingCalendar = {
  /** Days of the week nobody works, Monday 1 to Sunday 7. */
  weekend: readonly number[];
  holidays: readonly Day[];
};

const SUNDAY = 7;

/** 1 for Monday to 7 for Sunday. */
const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || SUNDAY;

/** Neither a weekend nor a holiday. */
export const isWorkingDay = (day: Day, { weekend, holidays }: WorkingCalendar): boolean =>
  !weekend.includes(weekdayOf(day)) && !holidays.includes(day);

/** The day so many working days later; the day itself is not counted. */
export function addWorkingDays(day: Day, count: number, calendar: WorkingCalendar): Day {
  let result = day;
  for (let left = count; left > 0; ) {
    result = addDays(result, 1);
    if (isWorkingDay(result, calendar)) left -= 1;
  }
  return result;
}

/**
 * Counts working days between two days: the first is not counted, the last is, as `addWorkingDays` does. It looks at
 * each day once, however often it is asked.
 */
export function workingDayCounter(calendar: WorkingCalendar): (from: Day, to: Day) => number {
  const since = new Map<Day, number>();
  let [first, last]: Day[] = [];
  /** Working days from the earliest day asked for to this one. */
  const countTo = (day: Day): number => {
    last ??= day;
    for (let passed = since.get(last) ?? 0; last < day; ) {
      last = addDays(last, 1);
      if (isWorkingDay(last, calendar)) passed += 1;
      since.set(last, passed);
    }
    return since.get(day) ?? 0;
  };
  return (from, to) => {
    if (first === undefined || from < first) {
      since.clear();
      first = from;
      last = from;
    }
    return to <= from ? 0 : countTo(to) - countTo(from);
  };
}

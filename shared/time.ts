import { z } from 'zod';

/** Before and after these a day is a slip of the keyboard: 0026 for 2026. */
export const FIRST_DAY = '1900-01-01';
export const LAST_DAY = '2199-12-31';

/** A calendar day, `2026-11-22`. */
export const Day = z.iso
  .date({ error: 'Use a date like 2026-11-22.', abort: true })
  .refine((day) => FIRST_DAY <= day && day <= LAST_DAY, 'Use a day between 1900 and 2199.');
export type Day = z.infer<typeof Day>;

/** A moment with its offset, `2026-11-22T10:24:00.000Z`. */
export const Instant = z.iso.datetime({ offset: true });
export type Instant = z.infer<typeof Instant>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** A time zone by its name, `Europe/Berlin`; not a distance from Greenwich, which knows no summer. */
export const TimeZone = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/, { error: 'Choose a time zone.', abort: true })
  .refine(isTimeZone, 'Choose a time zone.');

export const MS_PER_DAY = 86_400_000;

/** The calendar day of a moment in UTC. */
export const dayOf = (moment: Date): Day => moment.toISOString().slice(0, 10);

/** Whole days from one moment to another, never negative. */
export const daysBetween = (from: Date, to: Date): number =>
  Math.max(0, Math.floor((to.getTime() - from.getTime()) / MS_PER_DAY));

/** A day some days later (or earlier, when negative). */
export const addDays = (day: Day, days: number): Day =>
  dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * MS_PER_DAY));

/**
 * Waiting cost: cost of delay × time (DESIGN §3).
 * @param costOfDelay money per week; null when nobody has estimated it
 * @returns money, or null when there is nothing to multiply
 */
export function waitingCost(costOfDelay: number | null, since: Date, now: Date): number | null {
  if (costOfDelay === null) return null;
  const weeks = Math.max(0, now.getTime() - since.getTime()) / (7 * MS_PER_DAY);
  return costOfDelay * weeks;
}

import { Temporal } from 'temporal-polyfill';
import type { Day } from '#shared/time.ts';

/**
 * The moment a day begins where the workspace is: midnight, or the first moment after it on a day whose clocks
 * skip midnight.
 */
export const startOfDay = (day: Day, timeZone: string): Date =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone }).epochMilliseconds);

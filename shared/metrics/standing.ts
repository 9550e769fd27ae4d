import type { Metric, Reading } from '#shared/metrics/schema.ts';
import { asGoodAs, expectedOn } from '#shared/metrics/trajectory.ts';
import { addDays, type Day } from '#shared/time.ts';

/** Longer without a reading, and nobody can say how the metric stands. */
export const SILENT_AFTER_DAYS = 45;

/**
 * How a metric stands against its trajectory. `silent`: nothing was read lately; `unread`: nothing ever;
 * `unpromised`: baseline, target or a date is missing, so there is no course to be on.
 */
export type Standing =
  | 'reached'
  | 'on_course'
  | 'behind'
  | 'missed'
  | 'silent'
  | 'unread'
  | 'unpromised';

type Measured = Pick<
  Metric,
  'direction' | 'baseline' | 'baselineDate' | 'target' | 'measureBy' | 'readings'
>;

/** The reading that counts today: of the latest day, the one recorded last. */
export const currentReading = (metric: Pick<Metric, 'readings'>): Reading | null =>
  metric.readings.at(-1) ?? null;

export function standingOf(metric: Measured, today: Day): Standing {
  const { direction, target, measureBy } = metric;
  const reading = currentReading(metric);
  if (target === null || expectedOn(metric, today) === null) return 'unpromised';
  if (!reading) return 'unread';
  if (asGoodAs(direction, reading.value, target)) return 'reached';
  if (measureBy !== null && reading.takenOn >= measureBy) return 'missed';
  if (reading.takenOn < addDays(today, -SILENT_AFTER_DAYS)) return 'silent';
  const expected = expectedOn(metric, reading.takenOn);
  return expected === null || asGoodAs(direction, reading.value, expected) ? 'on_course' : 'behind';
}

/** One point a day, oldest first: of several readings on one day the one recorded last is drawn. */
export function pointsOf(metric: Pick<Metric, 'readings'>): { day: Day; value: number }[] {
  const byDay = new Map(metric.readings.map(({ takenOn, value }) => [takenOn, value]));
  return [...byDay].map(([day, value]) => ({ day, value }));
}

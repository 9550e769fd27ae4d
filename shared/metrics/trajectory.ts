import type { Metric } from '#shared/metrics/schema.ts';

type Promised = Pick<Metric, 'baseline' | 'baselineDate' | 'target' | 'measureBy'>;

/**
 * Where the metric should stand on a day: a straight line from baseline to target.
 * @returns the value in the metric's unit; null while baseline or target is missing. Before the
 * baseline's date it is the baseline, after the measure-by date the target.
 */
export function expectedOn(metric: Promised, day: string): number | null {
  const { baseline, baselineDate, target, measureBy } = metric;
  if (baseline === null || target === null || !baselineDate || !measureBy) return null;
  const start = Date.parse(baselineDate);
  const end = Date.parse(measureBy);
  if (end <= start) return target;
  const share = Math.min(1, Math.max(0, (Date.parse(day) - start) / (end - start)));
  return baseline + share * (target - baseline);
}

/** Is a value at least as good as another, in the metric's direction? */
export const asGoodAs = (direction: 'UP' | 'DOWN', value: number, goal: number): boolean =>
  direction === 'UP' ? value >= goal : value <= goal;

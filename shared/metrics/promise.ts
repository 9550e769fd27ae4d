import type { Metric } from '#shared/metrics/schema.ts';
import type { FieldProblem } from '#shared/problem.ts';
import { addDays, type Day } from '#shared/time.ts';

type Promised = Pick<Metric, 'direction' | 'baseline' | 'baselineDate' | 'target' | 'measureBy'>;

/** Somebody ahead of UTC may already have tomorrow; nobody has the day after. */
export const latestDay = (today: Day): Day => addDays(today, 1);

/** A metric promises something one can hold it to: later than its baseline, and better than it. */
export function problemsOfPromise(metric: Promised, today: Day): FieldProblem[] {
  const { direction, baseline, baselineDate, target, measureBy } = metric;
  const problems: FieldProblem[] = [];
  if (baselineDate !== null && baselineDate > latestDay(today)) {
    problems.push({
      path: 'baselineDate',
      message: 'A baseline is measured already: its date cannot lie ahead.',
    });
  }
  if (baselineDate !== null && measureBy !== null && measureBy <= baselineDate) {
    problems.push({ path: 'measureBy', message: 'Measure after the day of the baseline.' });
  }
  if (baseline !== null && target !== null && !isBetter(direction, target, baseline)) {
    const side = direction === 'UP' ? 'above' : 'below';
    problems.push({
      path: 'target',
      message: `The target lies ${side} the baseline, or the direction is the other one.`,
    });
  }
  return problems;
}

const isBetter = (direction: Metric['direction'], value: number, than: number) =>
  direction === 'UP' ? value > than : value < than;

/** What was promised first is kept; it is set once and never changes. */
export const originals = (
  before: Pick<Metric, 'originalTarget' | 'originalMeasureBy'>,
  now: Pick<Metric, 'target' | 'measureBy'>,
): Pick<Metric, 'originalTarget' | 'originalMeasureBy'> => ({
  originalTarget: before.originalTarget ?? now.target,
  originalMeasureBy: before.originalMeasureBy ?? now.measureBy,
});

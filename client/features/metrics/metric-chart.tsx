import { EmptyState } from '#client/ui/empty-state.tsx';
import { TrajectoryChart } from '#client/ui/trajectory-chart.tsx';
import type { Metric } from '#shared/metrics/schema.ts';
import { pointsOf } from '#shared/metrics/standing.ts';

/** A metric against its way to the target; what was promised first is drawn beside what holds now. */
export function MetricChart({ metric }: { metric: Metric }) {
  const {
    name,
    unit,
    baseline,
    baselineDate,
    target,
    measureBy,
    originalTarget,
    originalMeasureBy,
  } = metric;
  if (baseline === null || baselineDate === null || target === null || measureBy === null) {
    return (
      <EmptyState title="No way to draw yet" size="small">
        A trajectory needs a baseline with its day, and a target with the day to measure by.{' '}
        {missing(metric)}
      </EmptyState>
    );
  }
  const hasMoved = originalTarget !== target || originalMeasureBy !== measureBy;
  const original =
    hasMoved && originalTarget !== null
      ? { value: originalTarget, at: originalMeasureBy ?? measureBy }
      : undefined;
  return (
    <TrajectoryChart
      label={name}
      unit={unit}
      height={260}
      baseline={{ value: baseline, at: baselineDate }}
      target={{ value: target, at: measureBy }}
      originalTarget={original}
      readings={pointsOf(metric).map(({ day, value }) => ({ at: day, value }))}
    />
  );
}

function missing({ baseline, baselineDate, target, measureBy }: Metric): string {
  const lacks = [
    baseline === null && 'the baseline',
    baseline !== null && baselineDate === null && 'the day of the baseline',
    target === null && 'the target',
    target !== null && measureBy === null && 'the day to measure by',
  ].filter((one) => one !== false);
  return `Missing: ${lacks.join(', ')}.`;
}

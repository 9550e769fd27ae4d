import { formatDay, formatNumber } from '#client/lib/format.ts';
import type { Metric } from '#shared/metrics/schema.ts';
import { currentReading } from '#shared/metrics/standing.ts';
import { expectedOn } from '#shared/metrics/trajectory.ts';
import { StandingBadge } from './standing-badge.tsx';
import styles from './standing-line.module.css';

/** How a metric stands, and the two figures that say so. */
export function StandingLine({ metric }: { metric: Metric }) {
  return (
    <p className={styles.line}>
      <StandingBadge metric={metric} />
      {because(metric)}
    </p>
  );
}

function because(metric: Metric): string {
  const reading = currentReading(metric);
  if (!reading) return 'Record the first reading below.';
  const was = `${formatNumber(reading.value, 2)} ${metric.unit} on ${formatDay(reading.takenOn)}`;
  const expected = expectedOn(metric, reading.takenOn);
  return expected === null
    ? `${was}.`
    : `${was}, where ${formatNumber(expected, 1)} were expected.`;
}

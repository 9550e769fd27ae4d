import { formatDay, formatNumber } from '#client/lib/format.ts';
import type { BriefMetric } from '#shared/handoffs/schema.ts';
import styles from './metric-promise.module.css';

interface MetricPromiseProps {
  metric: BriefMetric;
  members: readonly { id: string; name: string }[];
}

/** From where to where a number moves, by when, and who says so. */
export function MetricPromise({ metric, members }: MetricPromiseProps) {
  const {
    name,
    unit,
    direction,
    baseline,
    baselineDate,
    baselineSource,
    target,
    measureBy,
    measurerId,
  } = metric;
  const figure = (value: number | null) =>
    value === null ? 'not set' : `${formatNumber(value, 2)}\u00a0${unit}`;
  const measurer = members.find(({ id }) => id === measurerId)?.name;
  return (
    <div className={styles.promise}>
      <p className={styles.move}>
        {name}: <b>{figure(baseline)}</b>{' '}
        <span className={styles.quiet}>{direction === 'UP' ? 'up to' : 'down to'}</span>{' '}
        <b>{figure(target)}</b>
        {measureBy && <span className={styles.quiet}>{` by ${formatDay(measureBy)}`}</span>}
      </p>
      <p className={styles.quiet}>
        {baselineDate ? `Baseline of ${formatDay(baselineDate)}` : 'Baseline without a date'}
        {baselineSource && `, ${baselineSource}`}.{' '}
        {measurer ? `Measured by ${measurer}.` : 'Nobody measures it yet.'}
      </p>
    </div>
  );
}

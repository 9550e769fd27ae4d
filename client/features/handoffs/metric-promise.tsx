import { formatDay, formatNumber } from '#client/lib/format.ts';
import type { BriefMetric } from '#shared/handoffs/brief.ts';
import type { OriginalPromise } from '#shared/handoffs/change-chain.ts';
import styles from './metric-promise.module.css';

interface MetricPromiseProps {
  metric: BriefMetric;
  members: readonly { id: string; name: string }[];
  /** What was first accepted, where that was another target or another day. */
  original?: OriginalPromise | null | undefined;
}

/** From where to where a number moves, by when, and who says so. */
export function MetricPromise({ metric, members, original }: MetricPromiseProps) {
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
      {original && <OriginalTarget original={original} unit={unit} />}
      <p className={styles.quiet}>
        {baselineDate ? `Baseline of ${formatDay(baselineDate)}` : 'Baseline without a date'}
        {baselineSource && `, ${baselineSource}`}.{' '}
        {measurer ? `Measured by ${measurer}.` : 'Nobody measures it yet.'}
      </p>
    </div>
  );
}

/** What a lead accepted first: it never goes away, wherever the target has moved to. */
export function OriginalTarget({ original, unit }: { original: OriginalPromise; unit: string }) {
  const { target, measureBy, number } = original;
  return (
    <p className={styles.original}>
      Originally <b>{target === null ? 'no target' : `${formatNumber(target, 2)}\u00a0${unit}`}</b>
      {measureBy && ` by ${formatDay(measureBy)}`}, accepted as version {number}.
    </p>
  );
}

import { formatDay, formatNumber } from '#client/lib/format.ts';
import { useNow } from '#client/lib/use-now.ts';
import { Figure } from '#client/ui/figure.tsx';
import { Link } from '#client/ui/link.tsx';
import { Sparkline } from '#client/ui/sparkline.tsx';
import {
  ColumnHeader,
  RowHeader,
  Table,
  TableCell,
  TableHead,
  TableRow,
} from '#client/ui/table.tsx';
import type { Metric } from '#shared/metrics/schema.ts';
import { currentReading, pointsOf } from '#shared/metrics/standing.ts';
import { expectedOn } from '#shared/metrics/trajectory.ts';
import { dayOf } from '#shared/time.ts';
import styles from './metric-table.module.css';
import { StandingBadge } from './standing-badge.tsx';

interface MetricTableProps {
  metrics: readonly Metric[];
  hrefOf: (metric: Metric) => string;
  nameOf: (memberId: string) => string;
}

/** Every number the organisation wants to move: where it is, where it should be, where it has to get. */
export function MetricTable({ metrics, hrefOf, nameOf }: MetricTableProps) {
  return (
    <div className={styles.metrics}>
      <Table label="Metrics" isInset>
        <TableHead>
          <ColumnHeader>Metric</ColumnHeader>
          <ColumnHeader>State</ColumnHeader>
          <ColumnHeader>Recent readings</ColumnHeader>
          <ColumnHeader align="end">Now</ColumnHeader>
          <ColumnHeader align="end">Expected</ColumnHeader>
          <ColumnHeader align="end">Target</ColumnHeader>
          <ColumnHeader>By</ColumnHeader>
          <ColumnHeader>Measurer</ColumnHeader>
        </TableHead>
        <tbody>
          {metrics.map((metric) => (
            <MetricRow key={metric.id} metric={metric} href={hrefOf(metric)} nameOf={nameOf} />
          ))}
        </tbody>
      </Table>
    </div>
  );
}

interface MetricRowProps {
  metric: Metric;
  href: string;
  nameOf: (memberId: string) => string;
}

const SHOWN_READINGS = 24;

function MetricRow({ metric, href, nameOf }: MetricRowProps) {
  const { name, unit, target, measureBy, measurerId } = metric;
  const today = dayOf(useNow());
  const reading = currentReading(metric);
  const recent = pointsOf(metric).slice(-SHOWN_READINGS);
  return (
    <TableRow>
      <RowHeader>
        <span className={styles.name}>
          <Link variant="plain" to={href}>
            {name}
          </Link>{' '}
          <span className={styles.unit}>{unit}</span>
          <span className={styles.brief}>{briefly(metric)}</span>
        </span>
      </RowHeader>
      <TableCell>
        <StandingBadge metric={metric} />
      </TableCell>
      <TableCell>
        <span className={styles.shape}>
          <Sparkline
            width={96}
            values={recent.map(({ value }) => value)}
            label={`${name}, last ${recent.length} readings, from ${formatNumber(recent[0]?.value ?? 0, 2)} to ${formatNumber(recent.at(-1)?.value ?? 0, 2)} ${unit}`}
          />
        </span>
      </TableCell>
      <TableCell align="end">
        <Figure value={reading?.value} digits={2} />
      </TableCell>
      <TableCell align="end">
        <Figure value={expectedOn(metric, reading?.takenOn ?? today)} digits={1} />
      </TableCell>
      <TableCell align="end">
        <Figure value={target} digits={2} />
        <Original metric={metric} />
      </TableCell>
      <TableCell>
        <span className={styles.day}>{measureBy === null ? '–' : formatDay(measureBy)}</span>
      </TableCell>
      <TableCell>
        {measurerId === null ? (
          <span className={styles.unit}>nobody</span>
        ) : (
          <span className={styles.day}>{nameOf(measurerId)}</span>
        )}
      </TableCell>
    </TableRow>
  );
}

/** The target promised first, where it has moved since. */
function Original({ metric: { target, originalTarget } }: { metric: Metric }) {
  if (originalTarget === null || originalTarget === target) return null;
  return <span className={styles.original}>was {formatNumber(originalTarget, 2)}</span>;
}

/** "7.1 now, 8.2 expected, 5.5 by 1 May": the columns a phone has no room for, as far as they are known. */
function briefly(metric: Metric): string {
  const reading = currentReading(metric);
  const expected = reading && expectedOn(metric, reading.takenOn);
  const by = metric.measureBy === null ? 'is the target' : `by ${formatDay(metric.measureBy)}`;
  return [
    reading && `${formatNumber(reading.value, 2)} now`,
    expected !== null && `${formatNumber(expected, 1)} expected`,
    metric.target !== null && `${formatNumber(metric.target, 2)} ${by}`,
  ]
    .filter(Boolean)
    .join(', ');
}

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
  const reading = currentReading(metric);
  const recent = pointsOf(metric).slice(-SHOWN_READINGS);
  return (
    <TableRow>
      <RowHeader>
        <span className={styles.name}>
          <Link variant="plain" to={href}>
            {name}
          </Link>
          <span className={styles.unit}>{unit}</span>
        </span>
      </RowHeader>
      <TableCell>
        <StandingBadge metric={metric} />
      </TableCell>
      <TableCell>
        <Sparkline
          width={96}
          values={recent.map(({ value }) => value)}
          label={`${name}, last ${recent.length} readings, from ${formatNumber(recent[0]?.value ?? 0, 2)} to ${formatNumber(recent.at(-1)?.value ?? 0, 2)} ${unit}`}
        />
      </TableCell>
      <TableCell align="end">
        <Figure value={reading?.value} digits={2} />
      </TableCell>
      <TableCell align="end">
        <Figure value={expectedOn(metric, reading?.takenOn ?? dayOf(useNow()))} digits={1} />
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

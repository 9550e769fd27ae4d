import type { ReactNode } from 'react';
import { formatDay, formatNumber } from '#client/lib/format.ts';
import { paths } from '#client/paths.ts';
import { Link } from '#client/ui/link.tsx';
import {
  ColumnHeader,
  RowHeader,
  Table,
  TableCell,
  TableHead,
  TableRow,
} from '#client/ui/table.tsx';
import type { MetricFigure } from '#shared/progress/schema.ts';

interface MetricsTableProps {
  slug: string;
  metrics: readonly MetricFigure[];
  renderStanding: (metric: MetricFigure) => ReactNode;
}

const value = (number: number | null) => (number === null ? '–' : formatNumber(number, 2));

/** The same metrics as figures. */
export function MetricsTable({ slug, metrics, renderStanding }: MetricsTableProps) {
  return (
    <Table label="Metrics against their trajectories">
      <TableHead>
        <ColumnHeader>Metric</ColumnHeader>
        <ColumnHeader>Standing</ColumnHeader>
        <ColumnHeader>Unit</ColumnHeader>
        <ColumnHeader align="end">Baseline</ColumnHeader>
        <ColumnHeader align="end">Latest</ColumnHeader>
        <ColumnHeader align="end">Expected now</ColumnHeader>
        <ColumnHeader align="end">Target</ColumnHeader>
        <ColumnHeader align="end">Original target</ColumnHeader>
        <ColumnHeader align="end">Measure by</ColumnHeader>
      </TableHead>
      <tbody>
        {metrics.map((metric) => (
          <TableRow key={metric.id}>
            <RowHeader>
              <Link variant="plain" to={paths.metric(slug, metric.id)}>
                {metric.name}
              </Link>
            </RowHeader>
            <TableCell>{renderStanding(metric)}</TableCell>
            <TableCell>{metric.unit}</TableCell>
            <TableCell align="end">{value(metric.baseline)}</TableCell>
            <TableCell align="end">{value(metric.latest)}</TableCell>
            <TableCell align="end">{value(metric.expected)}</TableCell>
            <TableCell align="end">{value(metric.target)}</TableCell>
            <TableCell align="end">{value(metric.originalTarget)}</TableCell>
            <TableCell align="end">
              {metric.measureBy === null ? '–' : formatDay(metric.measureBy)}
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}

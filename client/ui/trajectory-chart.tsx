import { useRef, useState } from 'react';
import { formatDay, formatNumber } from '#client/lib/format.ts';
import { useWidth } from '#client/lib/use-width.ts';
import { Button } from './button.tsx';
import { ColumnHeader, Table, TableCell, TableHead, TableRow } from './table.tsx';
import type { Trajectory } from './trajectory.ts';
import styles from './trajectory-chart.module.css';
import { TrajectoryPlot } from './trajectory-plot.tsx';

interface TrajectoryChartProps extends Trajectory {
  /** What is measured. */
  label: string;
  height?: number;
}

/** Readings against the straight way from baseline to target; the same figures as a table at the press of a button. */
export function TrajectoryChart({ label, height = 220, ...trajectory }: TrajectoryChartProps) {
  const [asTable, setAsTable] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  return (
    <figure className={styles.figure} aria-label={label}>
      <div className={styles.head}>
        {asTable ? <span /> : <Legend hasOriginal={trajectory.originalTarget !== undefined} />}
        <Button size="small" variant="quiet" onPress={() => setAsTable(!asTable)}>
          {asTable ? 'Show as chart' : 'Show as table'}
        </Button>
      </div>
      <div ref={frame}>
        {asTable && <TrajectoryTable label={label} {...trajectory} />}
        {!asTable && width > 0 && (
          <TrajectoryPlot label={label} width={width} height={height} {...trajectory} />
        )}
      </div>
    </figure>
  );
}

function Legend({ hasOriginal }: { hasOriginal: boolean }) {
  const entries = [
    { name: 'Readings', className: styles.readings },
    { name: 'Way to target', className: styles.trajectory },
    { name: 'Target', className: styles.target },
    ...(hasOriginal ? [{ name: 'Original target', className: styles.original }] : []),
  ];
  return (
    <div className={styles.legend} aria-hidden="true">
      {entries.map(({ name, className }) => (
        <span className={styles.key} key={name}>
          <svg width="18" height="8" aria-hidden="true">
            <line className={className} x1="1" x2="17" y1="4" y2="4" />
          </svg>
          {name}
        </span>
      ))}
    </div>
  );
}

function TrajectoryTable({
  label,
  baseline,
  target,
  originalTarget,
  readings,
  unit,
}: Trajectory & { label: string }) {
  const rows = [
    { what: 'Baseline', ...baseline },
    ...readings.map((reading) => ({ what: 'Reading', ...reading })),
    ...(originalTarget ? [{ what: 'Original target', ...originalTarget }] : []),
    { what: 'Target', ...target },
  ];
  return (
    <Table label={label}>
      <TableHead>
        <ColumnHeader>Day</ColumnHeader>
        <ColumnHeader>What</ColumnHeader>
        <ColumnHeader align="end">{unit ? `Value, ${unit}` : 'Value'}</ColumnHeader>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <TableRow key={`${row.what} ${row.at} ${row.value}`}>
            <TableCell>{formatDay(row.at)}</TableCell>
            <TableCell>{row.what}</TableCell>
            <TableCell align="end">{formatNumber(row.value, 2)}</TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}

import { useState } from 'react';
import { formatDay, formatNumber } from '#client/lib/format.ts';
import { Button } from '#client/ui/button.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import {
  ColumnHeader,
  RowHeader,
  Table,
  TableCell,
  TableHead,
  TableRow,
} from '#client/ui/table.tsx';
import type { Metric } from '#shared/metrics/schema.ts';
import styles from './reading-table.module.css';

interface ReadingTableProps {
  metric: Metric;
  nameOf: (memberId: string) => string;
}

const FIRST = 20;

/** Every reading, newest first; one that was recorded again on its day is struck, not lost. */
export function ReadingTable({ metric, nameOf }: ReadingTableProps) {
  const [showsAll, setShowsAll] = useState(false);
  const newestFirst = metric.readings.toReversed();
  const shown = showsAll ? newestFirst : newestFirst.slice(0, FIRST);
  const counting = new Set(
    new Map(metric.readings.map(({ takenOn, id }) => [takenOn, id])).values(),
  );
  return (
    <div className={styles.readings}>
      <Table label="Readings, newest first">
        <TableHead>
          <ColumnHeader>Day</ColumnHeader>
          <ColumnHeader align="end">{`Value, ${metric.unit}`}</ColumnHeader>
          <ColumnHeader>Source</ColumnHeader>
          <ColumnHeader>Recorded</ColumnHeader>
        </TableHead>
        <tbody>
          {shown.map(({ id, takenOn, value, source, recordedById, recordedAt }) => (
            <TableRow key={id}>
              <RowHeader>
                <span className={styles.day}>{formatDay(takenOn)}</span>
              </RowHeader>
              <TableCell align="end">
                {counting.has(id) ? (
                  formatNumber(value, 6)
                ) : (
                  <del className={styles.replaced} title="Recorded again later that day">
                    {formatNumber(value, 6)}
                  </del>
                )}
              </TableCell>
              <TableCell>
                <span className={styles.source}>{source}</span>
              </TableCell>
              <TableCell>
                <span className={styles.who}>
                  {recordedById === null ? 'Baton' : nameOf(recordedById)},{' '}
                  <RelativeTime at={recordedAt} />
                </span>
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
      {newestFirst.length > FIRST && !showsAll && (
        <div>
          <Button
            size="small"
            onPress={() => setShowsAll(true)}
          >{`Show all ${newestFirst.length} readings`}</Button>
        </div>
      )}
    </div>
  );
}

import { useState } from 'react';
import { formatDay, formatNumber, formatScore, plural } from '#client/lib/format.ts';
import { Button } from '#client/ui/button.tsx';
import { Link } from '#client/ui/link.tsx';
import {
  ColumnHeader,
  RowHeader,
  Table,
  TableCell,
  TableHead,
  TableRow,
} from '#client/ui/table.tsx';
import type { DecisionPage } from '#shared/opportunities/decision-page.ts';
import type { FrozenRow, Snapshot } from '#shared/opportunities/snapshot.ts';
import { around } from '#shared/opportunities/then-and-now.ts';
import styles from './then-and-now.module.css';

/** Lines shown on either side of the one that was decided. */
const REACH = 6;
/** So many are shown when the whole list is asked for; more nobody compares line by line. */
const MOST = 500;

interface FrozenListProps {
  page: DecisionPage;
  hrefOf: (opportunityId: string) => string;
}

/** The list then around this one, and beside it the list now. */
export function FrozenLists({ page, hrefOf }: FrozenListProps) {
  const [isWhole, setWhole] = useState(false);
  const { known, today, opportunity } = page;
  const shared = { id: opportunity.id, isWhole, hrefOf };
  const ranks = (list: readonly FrozenRow[]) => new Map(list.map(({ id, rank }) => [id, rank]));
  const isMore = Math.max(known.list.length, today.list.length) > 2 * REACH + 1;
  return (
    <>
      <div className={styles.pair}>
        <FrozenList
          title={`The list of ${formatDay(known.takenOn)}`}
          list={known}
          other={{ name: 'Now', ranks: ranks(today.list) }}
          {...shared}
        />
        <FrozenList
          title="The list now"
          list={today}
          other={{ name: 'Then', ranks: ranks(known.list) }}
          {...shared}
        />
      </div>
      {isMore && (
        <div>
          <Button onPress={() => setWhole(!isWhole)}>
            {isWhole ? 'Show only its neighbours' : 'Show the whole lists'}
          </Button>
        </div>
      )}
    </>
  );
}

interface FrozenOneProps {
  title: string;
  list: Snapshot;
  other: { name: string; ranks: ReadonlyMap<string, number> };
  id: string;
  isWhole: boolean;
  hrefOf: (opportunityId: string) => string;
}

function FrozenList({ title, list, other, id, isWhole, hrefOf }: FrozenOneProps) {
  const rows = isWhole ? list.list.slice(0, MOST) : around(list.list, id, REACH);
  return (
    <div className={styles.list}>
      <Table label={title}>
        <TableHead>
          <ColumnHeader align="end" width="2.5rem">
            Rank
          </ColumnHeader>
          <ColumnHeader width="55%">{title}</ColumnHeader>
          <ColumnHeader align="end">Score</ColumnHeader>
          <ColumnHeader>Band</ColumnHeader>
          <ColumnHeader align="end">{other.name}</ColumnHeader>
        </TableHead>
        <tbody>
          {rows.map((row) => (
            <Line
              key={row.id}
              row={row}
              isThis={row.id === id}
              other={other.ranks.get(row.id)}
              href={hrefOf(row.id)}
            />
          ))}
        </tbody>
      </Table>
      <p className={styles.foot}>
        {plural(list.list.length, 'opportunity', 'opportunities')}
        {list.capacity !== null &&
          `; the line was drawn at ${formatNumber(list.capacity, 1)} person-weeks in ${list.horizon.weeks} weeks`}
      </p>
    </div>
  );
}

interface LineProps {
  row: FrozenRow;
  isThis: boolean;
  other: number | undefined;
  href: string;
}

function Line({ row, isThis, other, href }: LineProps) {
  return (
    <TableRow isSelected={isThis} aria-current={isThis || undefined}>
      <TableCell align="end">{row.rank}</TableCell>
      <RowHeader truncate>
        <Link variant="plain" to={href} title={row.title}>
          {row.title}
        </Link>
      </RowHeader>
      <TableCell align="end">{formatScore(row.score)}</TableCell>
      <TableCell>
        <span className={styles.band}>
          {row.band ?? '–'}
          {row.above && <span className={styles.same}>, above</span>}
        </span>
      </TableCell>
      <TableCell align="end">{other ?? <span className={styles.same}>–</span>}</TableCell>
    </TableRow>
  );
}

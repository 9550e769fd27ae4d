import { formatNumber, plural } from '#client/lib/format.ts';
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
import type { AlikeRow, ImportReport } from '#shared/opportunities/import.ts';
import styles from './import-screen.module.css';

interface AlikeRowsProps {
  slug: string;
  alike: ImportReport['alike'];
}

/** New rows that look like an opportunity here or like an earlier row. Nothing is kept from being imported by it. */
export function AlikeRows({ slug, alike: { count, rows, complete } }: AlikeRowsProps) {
  if (count === 0) return complete ? null : <p className={styles.faint}>{tooLong}</p>;
  const shown = rows.reduce((sum, row) => sum + row.rows, 0);
  return (
    <>
      <p className={styles.faint}>
        {plural(count, 'new row')} {count === 1 ? 'looks' : 'look'} like something else. They are
        taken all the same; open one and merge it where it is the same.
        {!complete && ` ${tooLong}`}
      </p>
      <Table label="Rows that look alike">
        <TableHead>
          <ColumnHeader align="end" width="5rem">
            Line
          </ColumnHeader>
          <ColumnHeader>Title</ColumnHeader>
          <ColumnHeader>Looks like</ColumnHeader>
          <ColumnHeader align="end" width="5rem">
            Alike
          </ColumnHeader>
        </TableHead>
        <tbody>
          {rows.map((row) => (
            <AlikeLine key={row.line} slug={slug} row={row} />
          ))}
        </tbody>
      </Table>
      {count > shown && <p className={styles.faint}>and {formatNumber(count - shown, 0)} more</p>}
    </>
  );
}

const tooLong = 'The list is too long to compare every title.';

function AlikeLine({ slug, row }: { slug: string; row: AlikeRow }) {
  const { line, title, rows, opportunityId, similarity, like } = row;
  return (
    <TableRow>
      <TableCell align="end">{line}</TableCell>
      <RowHeader>
        <Titled slug={slug} id={opportunityId} title={title} />
        {rows > 1 && <span className={styles.faint}> and {plural(rows - 1, 'more row')}</span>}
      </RowHeader>
      <TableCell>
        <Titled slug={slug} id={like.id} title={like.title} />
        <span className={styles.faint}>{like.line === null ? ' here' : ` line ${like.line}`}</span>
      </TableCell>
      <TableCell align="end">{formatNumber(similarity * 100, 0)} %</TableCell>
    </TableRow>
  );
}

function Titled({ slug, id, title }: { slug: string; id: string | null; title: string }) {
  if (id === null) return title;
  return (
    <Link variant="plain" to={paths.opportunity(slug, id, 'opportunities')}>
      {title}
    </Link>
  );
}

import { formatNumber, plural } from '#client/lib/format.ts';
import { ExternalLink } from '#client/ui/link.tsx';
import {
  ColumnHeader,
  RowHeader,
  Table,
  TableCell,
  TableHead,
  TableRow,
} from '#client/ui/table.tsx';
import type { ImportReport as Report } from '#shared/opportunities/import.ts';
import { AlikeRows } from './import-alike.tsx';
import styles from './import-screen.module.css';

const SHOWN = 50;

/** What an import did, or would do: counts, what is new around it, and the rows that could not be taken. */
export function ImportReport({ slug, report }: { slug: string; report: Report }) {
  const { dryRun, read, created, changed, unchanged, refused, prioritiesCreated, ownersCreated } =
    report;
  const counts = [
    ['rows read', read],
    [dryRun ? 'would be new' : 'new', created],
    [dryRun ? 'would change' : 'changed', changed],
    ['unchanged', unchanged],
    [dryRun ? 'cannot be taken' : 'not taken', refused.length],
  ] as const;
  return (
    <>
      <dl className={styles.counts}>
        {counts.map(([label, count]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{formatNumber(count, 0)}</dd>
          </div>
        ))}
      </dl>
      <Made what="priority" many="priorities" names={prioritiesCreated} dryRun={dryRun} />
      <Made what="owner" many="owners" names={ownersCreated} dryRun={dryRun} />
      {refused.length > 0 && <RefusedRows report={report} />}
      <AlikeRows slug={slug} alike={report.alike} />
    </>
  );
}

interface MadeProps {
  what: string;
  many: string;
  names: readonly string[];
  dryRun: boolean;
}

function Made({ what, many, names, dryRun }: MadeProps) {
  if (names.length === 0) return null;
  const shown = names.slice(0, 8).join(', ');
  const rest = names.length > 8 ? ` and ${names.length - 8} more` : '';
  return (
    <p className={styles.faint}>
      {plural(names.length, `new ${what}`, `new ${many}`)} {dryRun ? 'would be added' : 'added'}:{' '}
      {shown}
      {rest}.
    </p>
  );
}

function RefusedRows({ report }: { report: Report }) {
  const { refused, importId } = report;
  return (
    <>
      <Table label="Rows that cannot be taken">
        <TableHead>
          <ColumnHeader align="end" width="5rem">
            Line
          </ColumnHeader>
          <ColumnHeader>Title</ColumnHeader>
          <ColumnHeader>Why not</ColumnHeader>
        </TableHead>
        <tbody>
          {refused.slice(0, SHOWN).map(({ line, title, reason }) => (
            <TableRow key={line}>
              <TableCell align="end">{line}</TableCell>
              <RowHeader>{title || <span className={styles.faint}>no title</span>}</RowHeader>
              <TableCell>{reason}</TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
      {refused.length > SHOWN && <p className={styles.faint}>and {refused.length - SHOWN} more</p>}
      {importId !== null && (
        <p>
          <ExternalLink href={`/api/v1/imports/${importId}/refused.csv`}>
            Download these rows as CSV
          </ExternalLink>
        </p>
      )}
    </>
  );
}

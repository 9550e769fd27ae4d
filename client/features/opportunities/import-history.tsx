import { useQuery } from '@tanstack/react-query';
import { formatNumber } from '#client/lib/format.ts';
import { ExternalLink } from '#client/ui/link.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import { Section } from '#client/ui/section.tsx';
import {
  ColumnHeader,
  RowHeader,
  Table,
  TableCell,
  TableHead,
  TableRow,
} from '#client/ui/table.tsx';
import type { ImportRun } from '#shared/opportunities/import.ts';
import { importsQuery } from './import-api.ts';

/** Past imports; nothing is shown before the first one. */
export function ImportHistory({ slug }: { slug: string }) {
  const runs = useQuery(importsQuery(slug)).data?.imports ?? [];
  if (runs.length === 0) return null;
  return (
    <Section title="Past imports">
      <Table label="Past imports">
        <TableHead>
          <ColumnHeader>List</ColumnHeader>
          <ColumnHeader>File</ColumnHeader>
          <ColumnHeader align="end">Read</ColumnHeader>
          <ColumnHeader align="end">New</ColumnHeader>
          <ColumnHeader align="end">Changed</ColumnHeader>
          <ColumnHeader align="end">Unchanged</ColumnHeader>
          <ColumnHeader align="end">Not taken</ColumnHeader>
          <ColumnHeader>When</ColumnHeader>
        </TableHead>
        <tbody>
          {runs.map((run) => (
            <Run key={run.id} run={run} />
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function Run({ run }: { run: ImportRun }) {
  const { id, source, fileName, read, created, changed, unchanged, refused, importedAt } = run;
  return (
    <TableRow>
      <RowHeader>{source}</RowHeader>
      <TableCell>{fileName}</TableCell>
      {[read, created, changed, unchanged].map((count, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: four fixed columns
        <TableCell key={index} align="end">
          {formatNumber(count, 0)}
        </TableCell>
      ))}
      <TableCell align="end">
        {refused === 0 ? (
          '0'
        ) : (
          <ExternalLink href={`/api/v1/imports/${id}/refused.csv`}>
            {formatNumber(refused, 0)}
          </ExternalLink>
        )}
      </TableCell>
      <TableCell>
        <RelativeTime at={importedAt} />
      </TableCell>
    </TableRow>
  );
}

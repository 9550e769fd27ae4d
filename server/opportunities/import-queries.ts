import type { Database } from '#server/db/client.ts';
import { ImportMapping, type ImportRuns } from '#shared/opportunities/import.ts';
import { csvLine } from '#shared/opportunities/write-csv.ts';
import { DomainError } from '#shared/problem.ts';

/** The last fifty imports, newest first. */
export async function findImports({ pool }: Database, workspaceId: string): Promise<ImportRuns> {
  const { rows } = await pool.query({
    name: 'imports',
    text: `SELECT id, source, file_name AS "fileName", mapping, read, created, changed, unchanged,
        coalesce(jsonb_array_length(refused->'rows'), 0) AS refused, imported_by_id AS "importedById", imported_at AS "importedAt"
      FROM import_runs WHERE workspace_id = $1 ORDER BY imported_at DESC, id DESC LIMIT 50`,
    values: [workspaceId],
  });
  const imports = rows.map((row) => ({
    ...row,
    mapping: ImportMapping.safeParse(row.mapping).data ?? null,
    importedAt: row.importedAt.toISOString(),
  }));
  return { imports };
}

type Refused = {
  header?: string[];
  rows?: { line: number; title: string; reason: string; cells: string[] }[];
};

/**
 * The rows an import could not take, as CSV: the list's own columns first, so that the same mapping
 * reads the file again once it is put right, then the line and the reason.
 */
export async function refusedCsv(
  { pool }: Database,
  workspaceId: string,
  id: string,
): Promise<{ name: string; csv: string }> {
  const { rows } = await pool.query<{ source: string; refused: Refused }>({
    name: 'refused-rows',
    text: 'SELECT source, refused FROM import_runs WHERE workspace_id = $1 AND id = $2',
    values: [workspaceId, id],
  });
  const run = rows[0];
  if (!run) throw new DomainError('not_found', 'There is no such import.');
  const { header = [], rows: refused = [] } = run.refused;
  const width = Math.max(header.length, ...refused.map(({ cells }) => cells.length));
  const wide = (cells: string[]) =>
    Array.from({ length: width }, (_, column) => cells[column] ?? '');
  const lines = refused.map(({ cells, line, reason }) =>
    csvLine([...wide(cells), String(line), reason]),
  );
  const csv = `\ufeff${csvLine([...wide(header), 'Refused: line', 'Refused: reason'])}${lines.join('')}`;
  return { name: `${run.source.replaceAll(/[^A-Za-z0-9-]+/g, '-')}-refused.csv`, csv };
}

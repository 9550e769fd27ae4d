import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#server/db/transaction.ts';
import { identityOf, ordinals } from '#shared/opportunities/derive-external-id.ts';
import type { ImportMapping, ImportStage, RefusedRow } from '#shared/opportunities/import.ts';
import { clip, rowTaker, type TakenRow } from '#shared/opportunities/take-row.ts';
import { DomainError } from '#shared/problem.ts';
import type { Stage } from '#shared/roadmap/stage.ts';
import type { CsvRow } from './import-csv.ts';
import type { List } from './import-reader.ts';

/** A refused row with its cells, so that it can be put right and imported again. */
export type RefusedCells = RefusedRow & { cells: string[] };

export type Staged = { read: number; refused: RefusedCells[] };

const BATCH_ROWS = 250;
const BATCH_CHARACTERS = 250_000;
const MAX_REFUSED = 10_000;
/** Cells of refused rows are kept up to here, later ones only by line, title and reason. */
const MAX_REFUSED_CHARACTERS = 4_000_000;
const MAX_EXTERNAL_ID = 200;

const stageOf = {
  opportunity: 'ASSESS',
  unbacked_building: 'BUILDING',
  delivered_elsewhere: 'DELIVERED',
  parked: 'PARKED',
} satisfies Record<ImportStage, Stage>;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Every column a mapping points at has to be there. */
export function mustHaveColumns({ header }: List, { columns, identity = [] }: ImportMapping): void {
  const fields = [
    ...columns.map(({ column }, index) => ({ column, path: `mapping.columns.${index}.column` })),
    ...identity.map((column, index) => ({ column, path: `mapping.identity.${index}` })),
  ]
    .filter(({ column }) => column >= header.length)
    .map(({ column, path }) => ({
      path,
      message: `There is no column ${column}; the list has ${header.length}, counted from 0.`,
    }));
  if (fields[0]) throw new DomainError('rule_broken', fields[0].message, fields);
}

/**
 * Gives each row its external id: what its id column says, or a hash of its identity and its ordinal
 * among equals. Answers a reason when the row has none of its own.
 */
function idGiver({ columns, identity }: ImportMapping) {
  const hasIds = columns.some(({ field }) => field === 'externalId');
  const named = columns.flatMap(({ column, field }) =>
    field === 'title' || field === 'owner' ? [column] : [],
  );
  const naming = identity ?? [...new Set(named)];
  const ordinalOf = ordinals();
  const lines = new Map<string, number>();

  return (
    { line, cells }: CsvRow,
    { externalId }: TakenRow,
  ): { id: string } | { reason: string } => {
    if (!hasIds) {
      const key = sha256(identityOf(naming.map((column) => cells[column] ?? '')));
      return { id: sha256(`${key} ${ordinalOf(key)}`) };
    }
    if (externalId === '') return { reason: 'It has no id.' };
    if (externalId.length > MAX_EXTERNAL_ID)
      return { reason: `The id is longer than ${MAX_EXTERNAL_ID} characters.` };
    const before = lines.get(externalId);
    if (before !== undefined)
      return { reason: `Its id ${clip(externalId, 60)} is taken by line ${before}.` };
    lines.set(externalId, line);
    return { id: externalId };
  };
}

/** What of a row counts as a change. The stage does not: once imported, people move the card. */
function hasher({ columns }: ImportMapping) {
  const fields = [...new Set(columns.map(({ field }) => field))]
    .filter((field) => field !== 'stage' && field !== 'externalId')
    .sort();
  return (row: TakenRow): string =>
    sha256(JSON.stringify(fields.map((field) => [field, row[field as keyof TakenRow]])));
}

const CREATE = `CREATE TEMPORARY TABLE import_rows (
  line int PRIMARY KEY, id uuid NOT NULL, item_id uuid NOT NULL, external_id text NOT NULL, hash text NOT NULL,
  title text NOT NULL, problem text NOT NULL, for_whom text NOT NULL, hypothesis text NOT NULL, labels text[] NOT NULL,
  effort float8, cost_of_delay float8, owner text, priority text, stage stage NOT NULL, position text,
  owner_id uuid, priority_id uuid,
  kind text NOT NULL DEFAULT 'new', decided boolean NOT NULL DEFAULT false
) ON COMMIT DROP`;

const INSERT = `INSERT INTO import_rows
    (line, id, item_id, external_id, hash, title, problem, for_whom, hypothesis, labels, effort, cost_of_delay, owner, priority, stage)
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS t(line int, id uuid, item_id uuid, external_id text, hash text, title text,
    problem text, for_whom text, hypothesis text, labels text[], effort float8, cost_of_delay float8, owner text, priority text,
    stage stage)`;

/** Collects rows and sends them to PostgreSQL some hundred at a time. */
function sender(tx: Tx) {
  let waiting: string[] = [];
  let characters = 0;
  const flush = async () => {
    if (waiting.length > 0) await tx.$executeRawUnsafe(INSERT, `[${waiting.join(',')}]`);
    waiting = [];
    characters = 0;
  };
  const send = async (row: object) => {
    const text = JSON.stringify(row);
    waiting.push(text);
    characters += text.length;
    if (waiting.length >= BATCH_ROWS || characters >= BATCH_CHARACTERS) await flush();
  };
  return { send, flush };
}

/** Remembers what was refused and why, within bounds. */
function refusals(header: string[]) {
  const refused: RefusedCells[] = [];
  let characters = 0;
  const refuse = ({ line, cells }: CsvRow, reason: string, titleColumn: number) => {
    if (refused.length === MAX_REFUSED) {
      const [first] = refused;
      throw new DomainError(
        'rule_broken',
        `More than 10,000 rows cannot be taken, the first on line ${first?.line}: ${first?.reason} Is the mapping right?`,
      );
    }
    characters += cells.reduce((sum, cell) => sum + cell.length, 0);
    const title = clip((cells[titleColumn] ?? '').replaceAll(/\s+/g, ' ').trim(), 300);
    refused.push({ line, title, reason, cells: characters <= MAX_REFUSED_CHARACTERS ? cells : [] });
  };
  const tooWide = (cells: string[]) =>
    cells.slice(header.length).some((cell) => cell.trim() !== '');
  return { refused, refuse, tooWide };
}

/**
 * Reads all rows of a list into a table of this transaction only; nothing of the workspace is locked or
 * changed yet, and memory holds one batch.
 */
export async function stageRows(
  tx: Tx,
  {
    list,
    mapping,
    onBatch,
  }: { list: List; mapping: ImportMapping; onBatch?: (read: number, bytes: number) => void },
): Promise<Staged> {
  await tx.$executeRawUnsafe(CREATE);
  const { send, flush } = sender(tx);
  const { refused, refuse, tooWide } = refusals(list.header);
  const [take, giveId, hashOf] = [rowTaker(mapping), idGiver(mapping), hasher(mapping)];
  const titleColumn = mapping.columns.find(({ field }) => field === 'title')?.column ?? 0;
  let read = 0;

  async function stageRow(row: CsvRow): Promise<void> {
    const taken = take(row.cells);
    if ('reason' in taken) return refuse(row, taken.reason, titleColumn);
    if (tooWide(row.cells)) {
      return refuse(
        row,
        `It has ${row.cells.length} cells, the header has ${list.header.length}.`,
        titleColumn,
      );
    }
    const given = giveId(row, taken.row);
    if ('reason' in given) return refuse(row, given.reason, titleColumn);
    await send(
      stagedRow(taken.row, { line: row.line, external_id: given.id, hash: hashOf(taken.row) }),
    );
  }

  for await (const { rows, bytes } of list.batches()) {
    for (const row of rows) await stageRow(row);
    read += rows.length;
    onBatch?.(read, bytes);
  }
  await flush();
  await tx.$executeRawUnsafe('ANALYZE import_rows');
  return { read, refused };
}

const stagedRow = (row: TakenRow, given: { line: number; external_id: string; hash: string }) => ({
  ...given,
  id: uuidv7(),
  item_id: uuidv7(),
  title: row.title,
  problem: row.problem,
  for_whom: row.forWhom,
  hypothesis: row.hypothesis,
  labels: row.labels,
  effort: row.effortLikely,
  cost_of_delay: row.costOfDelay,
  owner: row.owner,
  priority: row.priority,
  stage: stageOf[row.stage],
});

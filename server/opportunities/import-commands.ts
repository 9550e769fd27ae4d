import { uuidv7 } from 'uuidv7';
import type { Tx } from '#server/db/transaction.ts';
import type { NewEvent } from '#server/events/record.ts';
import { lockColumn } from '#server/roadmap/card-commands.ts';
import type { ImportField, ImportMapping, ImportReport } from '#shared/opportunities/import.ts';
import { positionsBetween } from '#shared/order.ts';
import { alikeRows } from './import-alike.ts';
import type { List } from './import-reader.ts';
import { mustHaveColumns, type Staged, stageRows } from './import-staging.ts';

/** Who imports into which workspace, and in which transaction; nobody signed in on the command line. */
export type Importing = { tx: Tx; workspaceId: string; memberId: string | null; now: Date };

export type ListToImport = {
  list: List;
  fileName: string;
  sha256: string;
  mapping: ImportMapping;
  dryRun: boolean;
  onBatch?: (read: number, bytes: number) => void;
};

type Counts = { created: number; changed: number; unchanged: number };

/** The columns rows may land in, always in this order, and then the workspace, as every write does. */
async function lockForImport({ tx, workspaceId }: Importing): Promise<void> {
  for (const stage of ['ASSESS', 'BUILDING', 'DELIVERED', 'PARKED'] as const) {
    await lockColumn(tx, workspaceId, stage);
  }
  await tx.$executeRaw`SELECT 1 FROM workspaces WHERE id = ${workspaceId}::uuid FOR UPDATE`;
}

/**
 * Imports a list: new rows become opportunities at the end of their column, changed rows change what
 * they say and never where a card stands, the same rows change nothing. A dry run only counts.
 * @returns the report, and the event to record when anything was written
 */
export async function importList(
  importing: Importing,
  input: ListToImport,
): Promise<{ report: ImportReport; event: NewEvent | null }> {
  const { list, mapping, dryRun } = input;
  mustHaveColumns(list, mapping);
  const staged = await stageRows(importing.tx, input);
  const { tx, workspaceId } = importing;
  const alike = await alikeRows(tx, { workspaceId, mapping, dryRun });
  // Positions are picked, and rows compared, while nobody else writes to the workspace.
  if (!dryRun) await lockForImport(importing);
  const counts = await compare(importing, mapping);
  const ownersCreated = await newNames(importing, 'owner');
  const prioritiesCreated = await newNames(importing, 'priority');
  const importId = dryRun ? null : uuidv7();
  if (importId) {
    await createOwners(importing, ownersCreated);
    await createPriorities(importing, prioritiesCreated);
    await findByName(importing, 'owner');
    await findByName(importing, 'priority');
    if (counts.changed > 0) await changeOpportunities(importing, mapping);
    if (counts.created > 0) await createOpportunities(importing, mapping.source);
    await keepRun(importing, { ...input, ...counts, importId, staged });
  }
  const refused = staged.refused.map(({ line, title, reason }) => ({ line, title, reason }));
  const report = {
    importId,
    dryRun,
    read: staged.read,
    ...counts,
    refused,
    prioritiesCreated,
    ownersCreated,
    alike,
  };
  return { report, event: eventOf(report, importing.workspaceId, mapping.source) };
}

function eventOf(report: ImportReport, workspaceId: string, source: string): NewEvent | null {
  const { importId, created, changed, unchanged, refused } = report;
  if (importId === null || created + changed === 0) return null;
  const facts = { importId, source, created, changed, unchanged, refused: refused.length };
  return {
    type: 'opportunities_imported',
    subjectType: 'workspace',
    subjectId: workspaceId,
    facts,
  };
}

/** The columns of an opportunity a mapping speaks for, with what the staged row `r` says. */
function spokenFor({ columns }: ImportMapping) {
  const says = (field: ImportField) => columns.some((one) => one.field === field);
  const words = (
    [
      ['title', 'title', 'r.title'],
      ['problem', 'problem', 'r.problem'],
      ['forWhom', 'for_whom', 'r.for_whom'],
      ['hypothesis', 'hypothesis', 'r.hypothesis'],
      ['labels', 'labels', 'r.labels'],
    ] as const
  ).filter(([field]) => says(field));
  const plans = (
    [
      ['effortLikely', 'effort_low', 'r.effort'],
      ['effortLikely', 'effort_likely', 'r.effort'],
      ['effortLikely', 'effort_high', 'r.effort'],
      ['costOfDelay', 'cost_of_delay', 'r.cost_of_delay'],
      ['owner', 'owner_id', 'r.owner_id'],
      ['priority', 'priority_id', 'r.priority_id'],
    ] as const
  ).filter(([field]) => says(field));
  return { words, plans };
}

/**
 * Marks every staged row as new, changed or the same. Once people have decided on a card, only its words
 * follow the list; its owner, priority, effort and cost of delay are theirs.
 */
async function compare({ tx, workspaceId }: Importing, mapping: ImportMapping): Promise<Counts> {
  const reworded = spokenFor(mapping)
    .words.map(([, column, value]) => `o.${column} IS DISTINCT FROM ${value}`)
    .join(' OR ');
  await tx.$executeRawUnsafe(
    `UPDATE import_rows r SET id = o.id, decided = d.decided,
       kind = CASE WHEN o.import_hash = r.hash OR (d.decided AND NOT (${reworded})) THEN 'same' ELSE 'changed' END
     FROM opportunities o
     CROSS JOIN LATERAL (SELECT EXISTS (SELECT 1 FROM decisions d WHERE d.workspace_id = $1::uuid AND d.opportunity_id = o.id) AS decided) d
     WHERE o.workspace_id = $1::uuid AND o.source = $2 AND o.external_id = r.external_id`,
    workspaceId,
    mapping.source,
  );
  const rows = await tx.$queryRaw<{ kind: string; count: number }[]>`
    SELECT kind, count(*)::int AS count FROM import_rows GROUP BY kind`;
  const count = (kind: string) => rows.find((row) => row.kind === kind)?.count ?? 0;
  return { created: count('new'), changed: count('changed'), unchanged: count('same') };
}

/** Names the rows about to be written use and nobody has yet, as the first of them spells it. */
async function newNames(
  { tx, workspaceId }: Importing,
  column: 'owner' | 'priority',
): Promise<string[]> {
  const table = column === 'owner' ? 'owners' : 'priorities';
  const rows = await tx.$queryRawUnsafe<{ name: string }[]>(
    `SELECT name FROM (
       SELECT DISTINCT ON (lower(r.${column})) r.${column} AS name, r.line FROM import_rows r
       WHERE r.${column} IS NOT NULL AND (r.kind = 'new' OR (r.kind = 'changed' AND NOT r.decided))
         AND NOT EXISTS (SELECT 1 FROM ${table} n WHERE n.workspace_id = $1::uuid AND lower(n.name) = lower(r.${column}))
       ORDER BY lower(r.${column}), r.line) AS first ORDER BY line`,
    workspaceId,
  );
  return rows.map(({ name }) => name);
}

async function createOwners({ tx, workspaceId, now }: Importing, names: string[]): Promise<void> {
  const data = names.map((name) => ({
    id: uuidv7(),
    workspaceId,
    name,
    kind: 'TEAM' as const,
    createdAt: now,
  }));
  if (data.length > 0) await tx.owner.createMany({ data });
}

async function createPriorities(
  { tx, workspaceId, now }: Importing,
  names: string[],
): Promise<void> {
  if (names.length === 0) return;
  const last = await tx.priority.findFirst({
    where: { workspaceId },
    orderBy: { position: 'desc' },
  });
  const positions = positionsBetween(last?.position ?? null, null, names.length);
  await tx.priority.createMany({
    data: names.map((name, index) => ({
      id: uuidv7(),
      workspaceId,
      name,
      position: positions[index] as string,
      createdAt: now,
    })),
  });
}

/** Leads the names in staged rows to their owners or priorities, whatever their capitals. */
async function findByName(
  { tx, workspaceId }: Importing,
  column: 'owner' | 'priority',
): Promise<void> {
  const table = column === 'owner' ? 'owners' : 'priorities';
  await tx.$executeRawUnsafe(
    `UPDATE import_rows r SET ${column}_id = n.id
     FROM (SELECT DISTINCT ON (lower(name)) lower(name) AS plain, id FROM ${table} WHERE workspace_id = $1::uuid
           ORDER BY lower(name), created_at, id) n
     WHERE lower(r.${column}) = n.plain`,
    workspaceId,
  );
}

async function changeOpportunities(
  { tx, workspaceId }: Importing,
  mapping: ImportMapping,
): Promise<void> {
  const { words, plans } = spokenFor(mapping);
  const set = [
    ...words.map(([, column, value]) => `${column} = ${value}`),
    ...plans.map(
      ([, column, value]) => `${column} = CASE WHEN r.decided THEN o.${column} ELSE ${value} END`,
    ),
  ];
  await tx.$executeRawUnsafe(
    `UPDATE opportunities o SET ${set.join(', ')}, import_hash = r.hash, version = o.version + 1
     FROM import_rows r WHERE o.workspace_id = $1::uuid AND o.id = r.id AND r.kind = 'changed'`,
    workspaceId,
  );
}

/** Puts the new rows of each column after its last card, in the list's order. */
async function givePositions({ tx, workspaceId }: Importing): Promise<void> {
  const columns = await tx.$queryRaw<{ stage: string; count: number; last: string | null }[]>`
    SELECT r.stage::text AS stage, count(*)::int AS count,
      (SELECT max(o.position) FROM opportunities o WHERE o.workspace_id = ${workspaceId}::uuid AND o.stage = r.stage) AS last
    FROM import_rows r WHERE r.kind = 'new' GROUP BY r.stage`;
  for (const { stage, count, last } of columns) {
    const positions = positionsBetween(last, null, count);
    await tx.$executeRaw`
      UPDATE import_rows r SET position = p.position
      FROM (SELECT line, row_number() OVER (ORDER BY line) AS place FROM import_rows WHERE kind = 'new' AND stage::text = ${stage}) n
      JOIN unnest(${positions}::text[]) WITH ORDINALITY AS p(position, place) USING (place)
      WHERE r.line = n.line`;
  }
}

/** New opportunities; those in flight or done elsewhere get their unbacked item. */
async function createOpportunities(importing: Importing, source: string): Promise<void> {
  const { tx, workspaceId, memberId, now } = importing;
  await givePositions(importing);
  await tx.$executeRawUnsafe(
    `INSERT INTO opportunities (id, workspace_id, title, problem, for_whom, hypothesis, labels, effort_low, effort_likely,
       effort_high, cost_of_delay, priority_id, owner_id, stage, position, stage_since, source, external_id, import_hash,
       created_by_id, created_at)
     SELECT r.id, $1::uuid, r.title, r.problem, r.for_whom, r.hypothesis, r.labels, r.effort, r.effort, r.effort,
       r.cost_of_delay, r.priority_id, r.owner_id, r.stage, r.position, $2::timestamptz, $3, r.external_id, r.hash, $4::uuid, $2::timestamptz
     FROM import_rows r WHERE r.kind = 'new' ORDER BY r.line`,
    workspaceId,
    now,
    source,
    memberId,
  );
  // When it was started or delivered elsewhere is not known here, and not made up.
  await tx.$executeRaw`
    INSERT INTO roadmap_items (id, workspace_id, opportunity_id, unbacked, owner_id, state, state_since, created_at)
    SELECT r.item_id, ${workspaceId}::uuid, r.id, true, o.owner_id, r.stage::text::item_state, ${now}::timestamptz, ${now}::timestamptz
    FROM import_rows r JOIN opportunities o ON o.id = r.id
    WHERE r.kind = 'new' AND r.stage IN ('BUILDING', 'DELIVERED') ORDER BY r.line`;
}

type Run = ListToImport & Counts & { importId: string; staged: Staged };

async function keepRun({ tx, workspaceId, memberId, now }: Importing, run: Run): Promise<void> {
  const { list, fileName, sha256, mapping, importId, staged, created, changed, unchanged } = run;
  await tx.importRun.create({
    data: {
      id: importId,
      workspaceId,
      source: mapping.source,
      fileName,
      sha256,
      mapping,
      ...{ read: staged.read, created, changed, unchanged },
      refused: { header: staged.refused.length > 0 ? list.header : [], rows: staged.refused },
      importedById: memberId,
      importedAt: now,
    },
  });
}

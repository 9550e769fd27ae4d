import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { uuidv7 } from 'uuidv7';
import { applyMigrations } from '#prisma/migrate.ts';
import { closeDatabase, type Database, openDatabase } from '#server/db/client.ts';
import { startScratch } from '#server/db/embedded.ts';
import { transaction } from '#server/db/transaction.ts';
import { recordEvents } from '#server/events/record.ts';
import { importList } from '#server/opportunities/import-commands.ts';
import { previewList } from '#server/opportunities/import-preview.ts';
import { openList } from '#server/opportunities/import-reader.ts';
import { createWorkspaceFor } from '#server/people/joining.ts';
import { ImportMapping } from '#shared/opportunities/import.ts';

const now = new Date();

async function emptyWorkspace(db: Database): Promise<string> {
  const account = { id: uuidv7(), name: 'Bench', email: 'bench@example.org', passwordHash: '-' };
  return transaction(db, async (tx) => {
    await tx.account.create({ data: account });
    await createWorkspaceFor(tx, { account, workspace: { slug: 'bench', name: 'Bench' }, now });
    return (await tx.workspace.findUniqueOrThrow({ where: { slug: 'bench' } })).id;
  });
}

/** What the screen proposes for this file, taken as it is. */
async function guessedMapping(path: string): Promise<ImportMapping> {
  const preview = await previewList({ path, fileName: basename(path) });
  const columns = preview.columns.flatMap(({ index, guess }) =>
    guess ? [{ column: index, field: guess }] : [],
  );
  return ImportMapping.parse({
    source: preview.suggestedSource,
    columns,
    stages: preview.suggestedStages,
    ...(preview.suggestedIdentity.length > 0 ? { identity: preview.suggestedIdentity } : {}),
  });
}

/** From opening the file to the commit, into an empty workspace. */
async function importOnce(db: Database, path: string, mapping: ImportMapping, workspaceId: string) {
  const started = performance.now();
  const list = await openList(path, mapping);
  const input = { list, fileName: basename(path), sha256: '', mapping, dryRun: false };
  const { report } = await transaction(db, async (tx) => {
    const done = await importList({ tx, workspaceId, memberId: null, now }, input);
    if (done.event) await recordEvents(tx, { workspaceId, actorId: null, now }, [done.event]);
    return done;
  });
  return { report, seconds: (performance.now() - started) / 1000 };
}

/** How long a list takes to import, and how much memory at most, PostgreSQL not counted. */
export async function bench(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  });
  const [path] = positionals;
  if (!path) throw new Error('Say which file: npm run bench -- import FILE [--json]');
  const scratch = await startScratch();
  await applyMigrations(scratch.url);
  const db = openDatabase(scratch.url, { poolSize: 4 });
  try {
    const workspaceId = await emptyWorkspace(db);
    const mapping = await guessedMapping(path);
    const { report, seconds } = await importOnce(db, path, mapping, workspaceId);
    const measured = {
      rows: report.read,
      taken: report.created,
      refused: report.refused.length,
      seconds: Number(seconds.toFixed(3)),
      peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
    };
    if (values.json) console.log(JSON.stringify(measured));
    else console.table([measured]);
  } finally {
    await closeDatabase(db);
    await scratch.stop();
  }
}

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { loadConfig } from '#server/config.ts';
import { closeDatabase, type Database, openDatabase } from '#server/db/client.ts';
import { transaction } from '#server/db/transaction.ts';
import { openBus } from '#server/events/publish.ts';
import { recordEvents } from '#server/events/record.ts';
import { importList, type ListToImport } from '#server/opportunities/import-commands.ts';
import { openList } from '#server/opportunities/import-reader.ts';
import { readMapping } from '#server/opportunities/import-upload.ts';
import { projectRoot } from '#server/root.ts';
import type { ImportReport } from '#shared/opportunities/import.ts';
import { reachDatabase } from './reach-database.ts';

const USAGE = 'npm run import -- FILE --workspace SLUG --mapping FILE [--dry-run]';

/** How many refused rows are told one by one. */
const TOLD = 20;

/** What can be put right by whoever typed the command; its message is the whole answer. */
class Refused extends Error {}

type Asked = { file: string; workspace: string; mapping: string; dryRun: boolean };

function readArguments(): Asked {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      workspace: { type: 'string' },
      mapping: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const [file, ...others] = positionals;
  if (!file || others.length > 0 || !values.workspace || !values.mapping)
    throw new Refused(`Usage: ${USAGE}`);
  return { file, workspace: values.workspace, mapping: values.mapping, dryRun: values['dry-run'] };
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Redraws one line on a terminal; says nothing into a file. */
function progress(read: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${read.toLocaleString('en')} rows read`);
}

/** The list and its mapping; what is wrong with them is said before a database is looked for. */
async function readList({ file, mapping: mappingFile, dryRun }: Asked): Promise<ListToImport> {
  const mapping = readMapping(await readFile(mappingFile, 'utf8'));
  const list = await openList(file, mapping);
  return { list, fileName: basename(file), sha256: await sha256Of(file), mapping, dryRun };
}

async function importInto(
  db: Database,
  { workspace, input }: { workspace: string; input: ListToImport },
): Promise<ImportReport> {
  const found = await db.prisma.workspace.findUnique({ where: { slug: workspace } });
  if (!found) throw new Refused(`There is no workspace ${workspace}.`);
  const by = { workspaceId: found.id, memberId: null, now: new Date() };
  const report = await transaction(db, async (tx) => {
    const done = await importList({ tx, ...by }, { ...input, onBatch: progress });
    if (done.event) await recordEvents(tx, { ...by, actorId: null }, [done.event]);
    return done.report;
  });
  if (report.created + report.changed > 0 && !report.dryRun) await wakeReaders(db, found.id);
  return report;
}

/** Shows it at once in browsers that look at the workspace. */
async function wakeReaders(db: Database, workspaceId: string): Promise<void> {
  const bus = openBus(db, () => undefined);
  bus.publish(workspaceId);
  // The bus tells other processes a moment later, many writes in one go.
  await new Promise((done) => setTimeout(done, 100));
  await bus.close();
}

function tell(report: ImportReport): void {
  const { read, created, changed, unchanged, refused, ownersCreated, prioritiesCreated, dryRun } =
    report;
  const count = (number: number) => number.toLocaleString('en');
  console.log(`${dryRun ? 'Dry run: nothing was written. ' : ''}${count(read)} rows read.`);
  console.log(
    `  ${count(created)} created, ${count(changed)} changed, ${count(unchanged)} unchanged, ${count(refused.length)} refused`,
  );
  if (ownersCreated.length > 0) console.log(`  ${count(ownersCreated.length)} owners created`);
  if (prioritiesCreated.length > 0)
    console.log(`  ${count(prioritiesCreated.length)} priorities created`);
  for (const { line, title, reason } of refused.slice(0, TOLD))
    console.log(`  line ${line}: ${reason} ${title.slice(0, 60)}`);
  if (refused.length > TOLD) console.log(`  and ${count(refused.length - TOLD)} more`);
}

async function run(): Promise<void> {
  const asked = readArguments();
  const input = await readList(asked);
  const config = loadConfig(projectRoot);
  const { url, leave } = await reachDatabase(config);
  const db = openDatabase(url, { poolSize: 2 });
  try {
    tell(await importInto(db, { workspace: asked.workspace, input }));
  } finally {
    await closeDatabase(db);
    await leave();
  }
}

/** What went wrong, in one sentence where it is the file's or the command's fault. */
function sentenceOf(error: unknown): string {
  const { code, path, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' && path) return `There is no file ${path}.`;
  if (code === 'EISDIR') return 'Name a file, not a folder.';
  if (code === 'EACCES' && path) return `The file ${path} may not be read.`;
  return message ?? String(error);
}

// Whoever reads the report may stop reading, as head does; the import is done by then.
for (const out of [process.stdout, process.stderr]) {
  out.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
const failure = await run().then(() => undefined, Object);
if (failure) console.error(sentenceOf(failure));
// Prisma's engine leaves a timer of ten seconds behind.
process.exit(failure ? 1 : 0);

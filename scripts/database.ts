import { alone, applyMigrations, writeMigration } from '#prisma/migrate.ts';
import { seedDemoWorld } from '#prisma/seed.ts';
import { loadConfig } from '#server/config.ts';
import { closeDatabase, openDatabase } from '#server/db/client.ts';
import { startEmbedded } from '#server/db/embedded.ts';
import { projectRoot } from '#server/root.ts';

const [command, argument] = process.argv.slice(2);

async function withDatabase(act: (url: string) => Promise<void>): Promise<void> {
  const config = loadConfig(projectRoot);
  if (config.databaseUrl) return act(config.databaseUrl);
  const embedded = await startEmbedded({ dataDir: config.dataDir });
  await act(embedded.url).finally(() => embedded.stop());
}

async function migrate(): Promise<void> {
  await withDatabase(async (url) => {
    const applied = await applyMigrations(url);
    console.log(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'Nothing to apply.');
  });
}

async function migration(name: string | undefined): Promise<void> {
  if (!name) throw new Error('Name the migration: npm run db:migration -- name');
  const file = await writeMigration(name);
  console.log(file ? `Wrote ${file}.` : 'The migrations already say what schema.prisma says.');
}

async function seed(): Promise<void> {
  await withDatabase(async (url) => {
    await applyMigrations(url);
    const db = openDatabase(url, { poolSize: 2 });
    await alone(url, async () => {
      if (await db.prisma.workspace.findFirst()) {
        throw new Error('The demo world goes only into an empty database, and this one is not.');
      }
      await seedDemoWorld(db, new Date());
    }).finally(() => closeDatabase(db));
    console.log('The demo world is there.');
  });
}

async function unknown(): Promise<void> {
  throw new Error('Say migrate, migration NAME or seed.');
}

const commands: Record<string, () => Promise<void>> = {
  migrate,
  migration: () => migration(argument),
  seed,
};

const failure = await (commands[command ?? ''] ?? unknown)().then(() => undefined, Object);
if (failure) {
  console.error(failure instanceof Error ? failure.message : failure);
  process.exitCode = 1;
}

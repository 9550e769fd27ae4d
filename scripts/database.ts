import { applyMigrations, writeMigration } from '#prisma/migrate.ts';
import { readConfig } from '#server/config.ts';
import { startEmbedded } from '#server/db/embedded.ts';

const [command, argument] = process.argv.slice(2);

async function withDatabase(act: (url: string) => Promise<void>): Promise<void> {
  const config = readConfig(process.env);
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

async function unknown(): Promise<void> {
  throw new Error('Say migrate, migration NAME or seed.');
}

const commands: Record<string, () => Promise<void>> = {
  migrate,
  migration: () => migration(argument),
};

const failure = await (commands[command ?? ''] ?? unknown)().then(() => undefined, Object);
if (failure) console.error(failure instanceof Error ? failure.message : failure);
// Prisma's engine leaves a timer of ten seconds behind.
process.exit(failure ? 1 : 0);

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { startScratch } from '#server/db/embedded.ts';
import { migrateJobs } from '#server/jobs/migrate.ts';
import { projectRoot } from '#server/root.ts';
import { withEngine } from './schema-engine.ts';

const folder = join(projectRoot, 'prisma', 'migrations');
const schemaFile = join(projectRoot, 'prisma', 'schema.prisma');
const filters = { externalTables: [], externalEnums: [] };
/** Any number will do, as long as no other program locks the same one. */
const lockKey = 6_204_118_305;

/**
 * Brings a database up to date with prisma/migrations, as `prisma migrate deploy` would, without its
 * engine download. Servers that start together take turns. Answers the names of what was applied.
 */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  return alone(databaseUrl, async () => {
    const schema = schemaOnDisk();
    const applied = await withEngine({ url: databaseUrl, schema }, async (engine) => {
      const input = { migrationsList: migrationsOnDisk(), filters };
      return (await engine.applyMigrations(input)).appliedMigrationNames;
    });
    // The queue of jobs brings tables of its own, in a schema of its own.
    await migrateJobs(databaseUrl);
    return applied;
  });
}

/** Runs `act` while no other Baton prepares the same database. */
export async function alone<T>(databaseUrl: string, act: () => Promise<T>): Promise<T> {
  const guard = new pg.Client(databaseUrl);
  await guard.connect();
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [lockKey]);
    return await act();
  } finally {
    await guard.end();
  }
}

/**
 * Writes the migration that leads from the folder to schema.prisma and answers its file, or undefined
 * when they agree. A name that starts with its own timestamp follows only the migrations before it.
 */
export async function writeMigration(name: string): Promise<string | undefined> {
  const scratch = await startScratch();
  const title = /^\d{14}_/.test(name) ? name : `${timestamp()}_${name}`;
  try {
    const { stdout: sql } = await withEngine(
      { url: scratch.url, schema: schemaOnDisk() },
      (engine) =>
        engine.diff({
          from: { tag: 'migrations', ...migrationsOnDisk(title) },
          to: { tag: 'schemaDatamodel', files: [schemaOnDisk()] },
          script: true,
          exitCode: null,
          filters,
        }),
    );
    if (!sql || /^-- This is an empty migration/.test(sql)) return undefined;
    const target = join(folder, title, 'migration.sql');
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, sql);
    writeFileSync(join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n');
    return target;
  } finally {
    await scratch.stop();
  }
}

const timestamp = () => new Date().toISOString().replace(/\D/g, '').slice(0, 14);

const schemaOnDisk = () => ({ path: schemaFile, content: readFileSync(schemaFile, 'utf8') });

function migrationsOnDisk(before = '~') {
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: names
      .filter((name) => name < before)
      .sort()
      .map((path) => ({ path, migrationFile: { path: 'migration.sql', content: sqlOf(path) } })),
  };
}

function sqlOf(migration: string) {
  return {
    tag: 'ok' as const,
    value: readFileSync(join(folder, migration, 'migration.sql'), 'utf8'),
  };
}

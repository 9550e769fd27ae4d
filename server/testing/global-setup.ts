import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { applyMigrations } from '#prisma/migrate.ts';
import { startScratch } from '#server/db/embedded.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated, empty database to copy; its server is the one to make copies on. */
    templateUrl: string;
  }
}

/** Starts PostgreSQL once for the run, or uses TEST_DATABASE_URL's, and migrates one template on it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // biome-ignore lint/style/noProcessEnv: for tests only, so not a variable of the server's configuration
  const given = process.env.TEST_DATABASE_URL;
  const scratch = given ? undefined : await startScratch();
  const server = given ?? scratch?.url ?? '';
  const name = `baton_template_${process.pid}`;
  await run(server, `CREATE DATABASE ${name}`);
  const templateUrl = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  await applyMigrations(templateUrl);
  project.provide('templateUrl', templateUrl);
  return async () => {
    await run(server, `DROP DATABASE ${name} WITH (FORCE)`);
    await scratch?.stop();
  };
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

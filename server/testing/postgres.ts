import type { TestProject } from 'vitest/node';
import { applyMigrations } from '#prisma/migrate.ts';
import { startScratch } from '#server/db/embedded.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated, empty database nobody works in: every test file copies it. */
    templateUrl: string;
  }
}

/** One PostgreSQL for the whole run of tests. */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startScratch();
  await applyMigrations(url);
  project.provide('templateUrl', url);
  return stop;
}

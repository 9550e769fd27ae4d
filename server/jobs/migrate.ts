import { Logger, runMigrations } from 'graphile-worker';

/** Makes the queue's tables, or brings them up to date; several servers may try at once. */
export const migrateJobs = (connectionString: string): Promise<void> =>
  runMigrations({ connectionString, logger: new Logger(() => () => {}) });

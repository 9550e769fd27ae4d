import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyMigrations } from '#prisma/migrate.ts';
import type { Config } from '#server/config.ts';
import { startEmbedded } from '#server/db/embedded.ts';
import { StartRefused } from '#server/db/lock.ts';

type Reached = { url: string; leave(): Promise<void> };

/** Where the PostgreSQL of a running Baton listens, as it notes in its data folder. */
function urlOfRunning(dataDir: string): string | undefined {
  const [port, password] = ['postgres.port', 'postgres.password'].map((name) => {
    const file = join(dataDir, name);
    return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  });
  return port && password ? `postgresql://baton:${password}@127.0.0.1:${port}/baton` : undefined;
}

/**
 * The database of DATABASE_URL, or the embedded one: that of a running Baton when there is one,
 * otherwise started here and stopped again by `leave`.
 */
export async function reachDatabase(config: Config): Promise<Reached> {
  const stay = async () => undefined;
  if (config.databaseUrl) return { url: config.databaseUrl, leave: stay };
  try {
    const embedded = await startEmbedded({ dataDir: config.dataDir });
    await applyMigrations(embedded.url);
    return { url: embedded.url, leave: () => embedded.stop() };
  } catch (error) {
    const url = error instanceof StartRefused ? urlOfRunning(config.dataDir) : undefined;
    if (url === undefined) throw error;
    return { url, leave: stay };
  }
}

import closeWithGrace from 'close-with-grace';
import { alone, applyMigrations } from '#prisma/migrate.ts';
import { demoPeople, seedDemoWorld } from '#prisma/seed.ts';
import { buildApp } from './app.ts';
import { type Config, ConfigError, loadConfig } from './config.ts';
import { closeDatabase, type Database, openDatabase } from './db/client.ts';
import { startEmbedded } from './db/embedded.ts';
import { StartRefused } from './db/lock.ts';
import { firstRunToken } from './people/setup.ts';
import { projectRoot } from './root.ts';

/** What has to be ended, the last started first. */
const running: (() => Promise<unknown>)[] = [];

async function start(): Promise<void> {
  const config = loadConfig(projectRoot);
  const url = config.databaseUrl ?? (await startDatabase(config));
  await applyMigrations(url);
  const db = openDatabase(url, {
    poolSize: config.databasePoolSize,
    onError: (error) => console.error(`A database connection was lost: ${error.message}`),
  });
  running.push(() => closeDatabase(db));
  const hints = await alone(url, () => firstSteps(db, config));
  const app = await buildApp({ config, db });
  running.push(() => app.close());
  await app.listen({ host: config.host, port: config.port });
  console.log([`Baton is ready: ${config.publicUrl}`, ...hints].join('\n'));
}

async function startDatabase(config: Config): Promise<string> {
  const database = await startEmbedded({
    dataDir: config.dataDir,
    onCrash: (reason) => {
      console.error(`The embedded PostgreSQL ended unexpectedly: ${reason}`);
      process.exit(1);
    },
  });
  running.push(() => database.stop());
  return database.url;
}

/** Fills an empty database when asked to, and answers what a person needs to know to get in. */
async function firstSteps(db: Database, config: Config): Promise<string[]> {
  if (config.seedDemo && (await isEmpty(db))) await seedDemoWorld(db, new Date());
  const token = await firstRunToken(db);
  if (token)
    return [`Set up the first admin at ${config.publicUrl}/setup with this token: ${token}`];
  if (!config.seedDemo) return [];
  const width = Math.max(0, ...demoPeople.map(({ email }) => email.length));
  const people = demoPeople.map(
    ({ email, password, who }) => `  ${email.padEnd(width)}  ${password}  ${who}`,
  );
  return people.length > 0 ? ['Sign in to the demo as', ...people] : [];
}

async function isEmpty({ pool }: Database): Promise<boolean> {
  const { rows } = await pool.query('SELECT NOT EXISTS (SELECT FROM workspaces) AS empty');
  return rows[0].empty;
}

/** A sentence for what a person can put right; everything else with its stack. */
function explain(error: unknown): unknown {
  if (error instanceof StartRefused || error instanceof ConfigError) return error.message;
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'EADDRINUSE')
    return 'The port is taken: stop what listens there, or set PORT to another.';
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') {
    return `The database at DATABASE_URL does not answer: ${message || code}.`;
  }
  if (code === '28P01' || code === '28000' || code === '3D000') {
    return `The database at DATABASE_URL refuses: ${message}.`;
  }
  return error;
}

// Also takes what start() throws, as an unhandled rejection: then it explains, ends the rest, exits with 1.
closeWithGrace({ delay: 25_000 }, async ({ err }) => {
  if (err) console.error(explain(err));
  for (const end of running.reverse()) await end();
});

void start();

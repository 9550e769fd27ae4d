import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { canEnter, findPostgres, type PostgresBinaries, sharedFolder } from './binaries.ts';
import { commandOf, lockFolder, StartRefused } from './lock.ts';

export interface EmbeddedDatabase {
  url: string;
  /** Shuts PostgreSQL down cleanly and gives the data folder free. Safe to call twice. */
  stop(): Promise<void>;
}

interface EmbeddedOptions {
  dataDir: string;
  scratch?: boolean;
  /** PostgreSQL ended although nobody asked it to. */
  onCrash?: (reason: string) => void;
}

interface Cluster extends PostgresBinaries {
  folder: string;
  log: string;
  password: string;
  port: number;
  scratch: boolean;
}

const userName = 'baton';
const databaseName = 'baton';

/** Starts the PostgreSQL that comes with Baton, on 127.0.0.1, its data kept in `dataDir`. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  const lock = lockFolder(dataDir);
  try {
    const cluster = await prepare(dataDir, options.scratch ?? false);
    await stopOrphan(cluster.folder);
    const server = await launch(cluster);
    await createDatabase(cluster);
    const endWithUs = () => server.kill('SIGINT');
    process.once('exit', endWithUs);
    let stopping: Promise<void> | undefined;
    server.once('exit', () => {
      if (!stopping) options.onCrash?.(lastWords(cluster.log));
    });
    const stop = async () => {
      await shutDown(server);
      process.off('exit', endWithUs);
      lock.release();
    };
    return { url: urlOf(cluster, databaseName), stop: () => (stopping ??= stop()) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A server for tests and tools, gone after stop(); nothing of it would survive a power cut. */
export async function startScratch(): Promise<EmbeddedDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'baton-scratch-'));
  chmodSync(dataDir, 0o711);
  const database = await startEmbedded({ dataDir, scratch: true });
  const stop = async () => {
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { url: database.url, stop };
}

async function prepare(dataDir: string, scratch: boolean): Promise<Cluster> {
  const binaries = findPostgres();
  const folder = clusterFolder(dataDir, binaries);
  const cluster: Cluster = {
    ...binaries,
    folder,
    log: join(dataDir, 'postgres.log'),
    password: remembered(join(dataDir, 'postgres.password'), () => randomBytes(24).toString('hex')),
    port: await pickPort(join(dataDir, 'postgres.port')),
    scratch,
  };
  if (!existsSync(join(folder, 'PG_VERSION'))) await initialise(cluster);
  return cluster;
}

/** Inside the data folder, or, when PostgreSQL's user may not go there, beyond a symlink in it. */
function clusterFolder(dataDir: string, { user }: PostgresBinaries): string {
  const inside = join(dataDir, 'postgres');
  if (!user || canEnter(dataDir, user)) return inside;
  const id = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const outside = join(sharedFolder, id, 'postgres');
  mkdirSync(join(sharedFolder, id), { recursive: true, mode: 0o755 });
  if (!isLink(inside)) {
    if (existsSync(inside)) {
      throw new StartRefused(`PostgreSQL's user may not enter ${dataDir}: run chmod a+x on it.`);
    }
    symlinkSync(outside, inside);
  }
  return outside;
}

/** initdb runs beside the final place and is moved there whole, so an interrupted one leaves nothing. */
async function initialise(cluster: Cluster): Promise<void> {
  const { folder, user } = cluster;
  const [unfinished, secret] = [`${folder}.new`, `${folder}.secret`];
  rmSync(unfinished, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(secret, cluster.password, { mode: 0o600 });
  for (const path of user ? [unfinished, secret] : [])
    chownSync(path, user?.uid ?? 0, user?.gid ?? 0);
  const flags = [
    `--pgdata=${unfinished}`,
    `--username=${userName}`,
    `--pwfile=${secret}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(cluster.scratch ? ['--no-sync'] : []),
  ];
  try {
    await promisify(execFile)(cluster.initdb, flags, { ...user, env: cleanEnv(), cwd: '/' });
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    throw new StartRefused(`PostgreSQL could not be set up: ${stderr?.trim() || message}`);
  } finally {
    rmSync(secret, { force: true });
  }
  renameSync(unfinished, folder);
}

/** After kill -9 of Baton its PostgreSQL may still run: end it, then everything starts from the files. */
async function stopOrphan(folder: string): Promise<void> {
  const pidFile = join(folder, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  const runsHere = () => commandOf(pid).includes(`-D ${folder}`);
  // A stranger has the dead server's number: PostgreSQL would take it for itself and refuse to start.
  if (!runsHere()) return rmSync(pidFile, { force: true });
  for (const [signal, seconds] of [
    ['SIGINT', 15],
    ['SIGQUIT', 5],
  ] as const) {
    process.kill(pid, signal);
    for (let waited = 0; waited < seconds * 20; waited += 1) {
      if (!runsHere()) return;
      await sleep(50);
    }
  }
  throw new StartRefused(
    `A PostgreSQL left over from before (process ${pid}) does not stop; end it.`,
  );
}

async function launch(cluster: Cluster, attempt = 1): Promise<ChildProcess> {
  const server = spawnServer(cluster);
  const failed = new Promise<'failed'>((done) => {
    server.once('exit', () => done('failed'));
    server.once('error', () => done('failed'));
  });
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const state = await Promise.race([failed, answers(cluster)]);
    if (state === 'ready') return server;
    if (state === 'failed') break;
    await sleep(20);
  }
  await shutDown(server);
  // Backends of a killed server need a moment to notice before its memory is free again.
  if (attempt < 20 && /still in use|already exists/.test(lastWords(cluster.log))) {
    await sleep(500);
    return launch(cluster, attempt + 1);
  }
  throw new StartRefused(`PostgreSQL did not start: ${lastWords(cluster.log)}`);
}

function spawnServer({ folder, log, port, postgres, scratch, user }: Cluster): ChildProcess {
  const fast = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off'];
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'timezone=UTC',
    'shared_buffers=128MB',
    'max_connections=200',
    ...(scratch ? fast : []),
  ];
  const output = openSync(log, 'w', 0o600);
  // Its own process group: Ctrl-C reaches Baton, which ends its requests first and PostgreSQL last.
  const server = spawn(postgres, ['-D', folder, ...settings.flatMap((one) => ['-c', one])], {
    ...user,
    env: cleanEnv(),
    cwd: '/',
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  return server;
}

async function answers(cluster: Cluster): Promise<'ready' | 'waiting'> {
  const client = new pg.Client(urlOf(cluster, 'postgres'));
  client.on('error', () => undefined);
  try {
    await client.connect();
    return 'ready';
  } catch {
    return 'waiting';
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function createDatabase(cluster: Cluster): Promise<void> {
  const client = new pg.Client(urlOf(cluster, 'postgres'));
  await client.connect();
  try {
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [databaseName]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`);
  } finally {
    await client.end();
  }
}

async function shutDown(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((done) => server.once('exit', done));
  server.kill('SIGINT');
  const waited = await Promise.race([gone, sleep(20_000, 'too long', { ref: false })]);
  if (waited === 'too long') server.kill('SIGQUIT');
  await gone;
}

/** The port of last time when it is still free, so that a database tool keeps its settings. */
async function pickPort(file: string): Promise<number> {
  const before = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const port = (await freePort(before)) ?? (await freePort(0));
  if (!port) throw new StartRefused('No local port is free for the database.');
  writeFileSync(file, `${port}\n`);
  return port;
}

function freePort(wanted: number): Promise<number | undefined> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(undefined));
    probe.listen(wanted || 0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' ? address?.port : undefined));
    });
  });
}

function remembered(file: string, make: () => string): string {
  if (!existsSync(file)) writeFileSync(file, make(), { mode: 0o600 });
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}

function urlOf({ password, port }: Cluster, database: string): string {
  return `postgresql://${userName}:${password}@127.0.0.1:${port}/${database}`;
}

function cleanEnv(): NodeJS.ProcessEnv {
  return { NODE_ENV: 'production', PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

function lastWords(log: string): string {
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  return lines.slice(-3).join(' ') || 'it said nothing';
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

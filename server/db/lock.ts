import { execFileSync } from 'node:child_process';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A start that was refused for a reason a person can act on; its message is the whole answer. */
export class StartRefused extends Error {
  override name = 'StartRefused';
}

/** Makes this process the only one that uses the data folder. A lock whose process died is taken over. */
export function lockFolder(folder: string): { release(): void } {
  const lock = join(folder, 'lock');
  const mine = `${process.pid} ${startOf(process.pid)}\n`;
  const draft = `${lock}.${process.pid}`;
  writeFileSync(draft, mine, { mode: 0o600 });
  try {
    // link() either makes the whole lock or fails, so nobody ever reads half of one.
    while (!linked(draft, lock)) clearStale(lock, folder);
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    release() {
      if (read(lock) === mine) rmSync(lock, { force: true });
    },
  };
}

/** Whether the process is there, and by its start time whether it is still the same one. */
function isAlive(holder: string): boolean {
  const [pid, start] = [
    holder.slice(0, holder.indexOf(' ')),
    holder.slice(holder.indexOf(' ') + 1),
  ];
  return startOf(Number(pid)) === start.trim();
}

function clearStale(lock: string, folder: string): void {
  const holder = read(lock);
  if (holder === undefined) return;
  if (isAlive(holder)) throw alreadyRunning(holder, folder);
  const aside = `${lock}.stale.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  const moved = read(aside);
  // Somebody else took the stale lock over between our look and our move: give theirs back.
  if (moved !== undefined && moved !== holder) linked(aside, lock);
  rmSync(aside, { force: true });
}

function alreadyRunning(holder: string, folder: string): StartRefused {
  const pid = holder.split(' ')[0];
  return new StartRefused(
    `Baton is already running on ${folder} (process ${pid}): stop that one first, or set DATA_DIR to another folder.`,
  );
}

/** When a process started, in whatever words the system uses; empty when there is no such process. */
export function startOf(pid: number): string {
  if (!Number.isInteger(pid) || pid <= 0) return '';
  try {
    if (process.platform !== 'linux') return ps(pid, 'lstart=');
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? '' : (fields[18] ?? '');
  } catch {
    return '';
  }
}

/** The command line of a process, empty when there is none. */
export function commandOf(pid: number): string {
  try {
    if (process.platform !== 'linux') return ps(pid, 'command=');
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

function ps(pid: number, column: string): string {
  return execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).trim();
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

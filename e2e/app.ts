import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '#server/root.ts';

export interface RunningApp {
  url: string;
  dataDir: string;
  /** Everything it has printed so far. */
  output(): string;
  /** SIGTERM; throws unless it ends cleanly. Its data is removed, unless it goes on with it later. */
  stop(after?: { keepData: boolean }): Promise<void>;
}

function newDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'baton-e2e-'));
  chmodSync(dataDir, 0o711);
  return dataDir;
}

/** The environment of an app whose clock is so many days ahead. */
export const daysLater = (days: number): Record<string, string> => ({
  NODE_OPTIONS: `--import ${new URL('later.mjs', import.meta.url).href}`,
  LATER_BY_DAYS: String(days),
});

/** Starts the built app as people do, on a free port, with an embedded database of its own, or one it had before. */
export async function startApp(
  env: Record<string, string> = {},
  dataDir = newDataDir(),
): Promise<RunningApp> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = spawn(process.execPath, [join(projectRoot, 'dist', 'server', 'main.js')], {
    cwd: projectRoot,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: '',
      DATA_DIR: dataDir,
      PORT: String(port),
      PUBLIC_URL: url,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream.on('data', (data) => {
      printed += data;
    });
  }
  const ended = new Promise<number | null>((done) => server.once('close', done));
  const stop: RunningApp['stop'] = async (after) => {
    server.kill('SIGTERM');
    const code = await ended;
    if (!after?.keepData) rmSync(dataDir, { recursive: true, force: true });
    if (code !== 0) throw new Error(`The app ended with ${code}:\n${printed}`);
  };
  await Promise.race([
    untilReady(url),
    ended.then((code) => Promise.reject(new Error(`The app ended with ${code}:\n${printed}`))),
  ]);
  return { url, dataDir, output: () => printed, stop };
}

async function untilReady(url: string): Promise<void> {
  for (let tries = 0; tries < 1800; tries += 1) {
    const reply = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (reply?.ok) return;
    await sleep(100);
  }
  throw new Error('The app did not get ready within a minute.');
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, 'localhost', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

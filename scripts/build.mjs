// Builds dist/client and dist/server, and nothing at all when no input has changed since the last time.
// `--force` builds anyway.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist', 'stamp');
const inputs = [
  ...['client', 'server', 'shared', 'prisma'],
  ...['package-lock.json', 'package.json', 'scripts/build.mjs'],
  ...['vite.config.ts', 'vite.server.config.ts'],
];

/** The contents of every input; tests and what is generated do not change what is built. */
function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  const visit = (path) => {
    const full = join(root, path);
    if (!existsSync(full) || /\.test\.tsx?$|^server\/db\/generated$|^server\/testing$/.test(path))
      return;
    if (!statSync(full).isDirectory()) return hash.update(`${path}\0`).update(readFileSync(full));
    for (const name of readdirSync(full).sort()) visit(`${path}/${name}`);
  };
  for (const path of inputs) visit(path);
  return hash.digest('hex');
}

function generate() {
  const script = join(root, 'scripts', 'generate.mjs');
  const { status } = spawnSync(process.execPath, [script, '--quiet'], { stdio: 'inherit' });
  if (status !== 0) throw new Error('prisma generate failed.');
}

export function isBuilt() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();
}

async function buildAll() {
  const { build } = await import('vite');
  const now = fingerprint();
  rmSync(stamp, { force: true });
  generate();
  for (const config of ['vite.config.ts', 'vite.server.config.ts']) {
    await build({ configFile: join(root, config), logLevel: 'warn' });
  }
  writeFileSync(stamp, now);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.chdir(root);
  process.env.NODE_ENV = 'production';
  if (isBuilt() && !process.argv.includes('--force')) {
    console.log('Nothing has changed since the last build.');
  } else {
    console.log('Building …');
    await buildAll();
  }
}

// npm run dev: Vite on PORT with the API behind it on PORT + 1; both reload. One Ctrl-C ends everything.
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const port = Number(process.env.PORT || 3000);
const publicUrl = process.env.PUBLIC_URL || `http://localhost:${port}`;
spawnSync(process.execPath, ['scripts/generate.mjs', '--quiet'], { stdio: 'inherit' });

const env = { ...process.env, NODE_ENV: 'development', PUBLIC_URL: publicUrl };
// Process groups of their own: Ctrl-C comes to us alone, and each gets exactly one signal, from us.
const options = { stdio: ['ignore', 'inherit', 'inherit'], detached: true };
const server = spawn('node_modules/.bin/tsx', ['watch', '--clear-screen=false', 'server/main.ts'], {
  ...options,
  env: { ...env, PORT: String(port + 1) },
});
const client = spawn('node_modules/.bin/vite', ['--clearScreen', 'false'], {
  ...options,
  env: { ...env, PORT: String(port) },
});
const children = [server, client];

let ending = false;
function end() {
  if (ending) return;
  ending = true;
  for (const child of children) if (child.exitCode === null) child.kill('SIGTERM');
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
await Promise.all(
  children.map((child) => new Promise((done) => child.once('close', done).once('close', end))),
);

// npm start: builds when something has changed, then becomes the server, in this very process, so that
// every signal reaches it.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isBuilt } from './build.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
process.env.NODE_ENV ??= 'production';
if (!isBuilt()) await build();
await import('../dist/server/main.js');

/** In a process of its own: the bundler's memory is not the server's. */
async function build() {
  const builder = spawn(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
  const end = () => builder.kill();
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, end);
  const code = await new Promise((done) => builder.once('close', done));
  for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, end);
  if (code !== 0) process.exit(code ?? 1);
}

import { createServer } from 'node:net';
import { join } from 'node:path';
import { projectRoot } from '#server/root.ts';
import { ask, launch } from './measure.ts';
import { password } from './world.ts';

/** Starts the built app, as in production, on a database that is there already. */
export async function startBuiltApp(databaseUrl: string) {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const env = {
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    PUBLIC_URL: origin,
    NODE_ENV: 'production',
    LOG_LEVEL: 'error',
  };
  const { pid, stop } = await launch(
    [join(projectRoot, 'dist/server/main.js')],
    env,
    /Baton is ready/,
  );
  return { origin, pid, stop };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === 'object' ? address.port : 0));
    });
  });
}

/** Signs in through the real route and answers the cookie. */
export async function signIn(origin: string, email: string): Promise<string> {
  const body = JSON.stringify({ email, password });
  const headers = { 'content-type': 'application/json' };
  const answer = await ask({ url: `${origin}/api/v1/session`, method: 'POST', headers, body });
  return String(answer.headers['set-cookie']).split(';')[0] ?? '';
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Config } from './config.ts';
import type { Database } from './db/client.ts';
import { projectRoot } from './root.ts';

const clientFolder = join(projectRoot, 'dist', 'client');

export interface AppDeps {
  config: Config;
  db: Database;
}

/** The whole server, not yet listening. */
export async function buildApp({ config, db }: AppDeps): Promise<FastifyInstance> {
  const app = Fastify({ logger: { level: config.logLevel }, trustProxy: config.trustProxy });
  app.get('/health/live', async () => ({ status: 'ok' }));
  app.get('/health/ready', async () => {
    await db.pool.query('SELECT 1');
    return { status: 'ok' };
  });
  await serveClient(app);
  return app;
}

/** The built pages: hashed files for ever, index.html always fresh and for every address of a screen. */
async function serveClient(app: FastifyInstance): Promise<void> {
  if (!existsSync(join(clientFolder, 'index.html'))) return;
  await app.register(fastifyStatic, {
    root: clientFolder,
    setHeaders(reply, path) {
      const hashed = path.includes(`${join(clientFolder, 'assets')}`);
      reply.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const isScreen = request.method === 'GET' && !/^\/(api|assets|health)\//.test(request.url);
    return isScreen ? reply.sendFile('index.html') : reply.code(404).send({ status: 404 });
  });
}

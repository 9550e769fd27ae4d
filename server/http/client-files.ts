import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { projectRoot } from '#server/root.ts';
import type { Api } from './api.ts';
import { sendProblem } from './problems.ts';

const folder = join(projectRoot, 'dist', 'client');
const assets = join(folder, 'assets');

/** The built pages: hashed files for ever, index.html always fresh and for every address of a screen. */
export async function serveClient(app: Api): Promise<void> {
  const built = existsSync(join(folder, 'index.html'));
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      cacheControl: false,
      setHeaders(reply, path) {
        const hashed = path.startsWith(assets);
        reply.setHeader(
          'cache-control',
          hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const isScreen =
      built && request.method === 'GET' && !/^\/(api|assets|health)\//.test(request.url);
    // Addresses that are secrets stand in no list of pages.
    if (request.url.startsWith('/propose/')) reply.header('x-robots-tag', 'noindex, nofollow');
    return isScreen
      ? reply.sendFile('index.html')
      : sendProblem(reply, { code: 'not_found', detail: 'There is nothing at this address.' });
  });
}

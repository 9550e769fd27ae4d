import type { FastifyRequest } from 'fastify';
import type { Database } from '#server/db/client.ts';
import { mayEver, type Verb, whyNever } from '#shared/people/can.ts';
import { DomainError } from '#shared/problem.ts';
import type { Api, Deps } from './api.ts';
import type { DeclaredRoute } from './declared-route.ts';
import { arrive, COOKIE, findSignedIn, type Scope } from './session.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const unsafe = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** A browser says where a request comes from; one from another site is not ours to obey. */
function mustBeSameSite(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  if (
    unsafe.has(request.method) &&
    site !== undefined &&
    site !== 'same-origin' &&
    site !== 'none'
  ) {
    throw new DomainError('not_allowed', 'Requests from other sites are refused.');
  }
}

function pathIdOf(request: FastifyRequest, scope: Scope): string {
  const params = request.params as { id?: string; workspace?: string };
  const id = scope === 'workspace' ? params.workspace : params.id;
  if (id === undefined || (scope !== 'workspace' && !UUID.test(id))) {
    throw new DomainError('not_found', 'There is nothing here.');
  }
  return id;
}

/** Makes every route answer to its policy before its body is even read. */
export function enforcePolicies(app: Api, { db }: Deps): void {
  app.decorateRequest('signedIn');
  app.decorateRequest('actor');
  app.decorateRequest('revision', 0);

  const declared: DeclaredRoute[] = [];
  app.decorate('declaredRoutes', declared);

  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/api/') && route.config?.policy === undefined) {
      throw new Error(`${String(route.method)} ${route.url} declares no policy`);
    }
    for (const method of [route.method].flat()) {
      declared.push({ method, url: route.url, policy: route.config?.policy });
    }
  });

  app.addHook('onRequest', async (request) => {
    const policy = request.routeOptions.config.policy;
    if (policy === undefined) return;
    mustBeSameSite(request);
    if (policy.scope === 'public') return;
    const token = request.cookies[COOKIE] ?? '';
    if (policy.scope === 'account') await letAccountIn(db, request, token);
    else await letMemberIn(db, request, { token, ...policy });
  });
}

const notSignedIn = () => new DomainError('not_signed_in', 'Sign in first.');

async function letAccountIn(db: Database, request: FastifyRequest, token: string): Promise<void> {
  const signedIn = token === '' ? null : await findSignedIn(db, token);
  if (!signedIn) throw notSignedIn();
  request.signedIn = signedIn;
}

/** Signed in, then a member there, then in a role that may: 401, 404, 403. */
async function letMemberIn(
  db: Database,
  request: FastifyRequest,
  { token, scope, verb }: { token: string; scope: Scope; verb: Verb },
): Promise<void> {
  if (token === '') throw notSignedIn();
  const arrival = await arrive(db, { token, scope, id: pathIdOf(request, scope) });
  if (!arrival) throw notSignedIn();
  if (!arrival.actor) throw new DomainError('not_found', 'There is nothing here.');
  if (!mayEver(arrival.actor.roles, verb)) throw new DomainError('not_allowed', whyNever(verb));
  request.signedIn = arrival.signedIn;
  request.actor = arrival.actor;
  request.revision = arrival.revision;
}

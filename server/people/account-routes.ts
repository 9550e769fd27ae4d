import { z } from 'zod';
import { type Api, type Deps, IdPath } from '#server/http/api.ts';
import {
  AcceptInvitation,
  ChangePassword,
  DemoPeople,
  InvitationPreview,
  Me,
  Session,
  SetUp,
  SignIn,
} from '#shared/people/schema.ts';
import { demoPeople } from './demo-people.ts';
import { acceptInvitation, previewInvitation } from './joining.ts';
import { findMe, findSessions } from './queries.ts';
import { needsSetUp, setUp } from './setup.ts';
import {
  changePassword,
  forgetSession,
  openSession,
  revokeSession,
  revokeSessions,
  signIn,
} from './sign-in.ts';

const Nothing = z.null();
const TokenPath = z.strictObject({ token: z.string().min(20).max(100) });
const open = { policy: { scope: 'public' } } as const;
const own = { policy: { scope: 'account' } } as const;

/** Tries per minute from one address; the same whether an account exists or not. */
const slow = { rateLimit: { max: 20, timeWindow: '1 minute' } };

export const accountRoutes = (deps: Deps) => async (app: Api) => {
  await app.register(signInRoutes(deps));
  await app.register(sessionRoutes(deps));
  await app.register(firstVisitRoutes(deps));
};

const signInRoutes = (deps: Deps) => async (app: Api) => {
  app.get(
    '/session/demo',
    { config: open, schema: { response: { 200: DemoPeople } } },
    async () => ({
      people: await demoPeople(deps.db),
    }),
  );

  app.post(
    '/session',
    { config: { ...open, ...slow }, schema: { body: SignIn, response: { 200: Me } } },
    async (request, reply) => {
      const accountId = await signIn(deps, request.body);
      await openSession(deps, accountId, request, reply);
      return findMe(deps, accountId);
    },
  );

  app.delete(
    '/session',
    { config: own, schema: { response: { 204: Nothing } } },
    async (request, reply) => {
      await revokeSession(deps, request.signedIn.accountId, request.signedIn.sessionId);
      return forgetSession(reply).code(204).send(null);
    },
  );

  app.get('/me', { config: own, schema: { response: { 200: Me } } }, async ({ signedIn }) => {
    await deps.db.pool.query(
      `UPDATE sessions SET last_seen_at = now() WHERE id = $1 AND last_seen_at < now() - interval '5 minutes'`,
      [signedIn.sessionId],
    );
    return findMe(deps, signedIn.accountId);
  });
};

const sessionRoutes = (deps: Deps) => async (app: Api) => {
  const Sessions = z.object({ sessions: z.array(Session) });

  app.get(
    '/sessions',
    { config: own, schema: { response: { 200: Sessions } } },
    async ({ signedIn }) => ({
      sessions: await findSessions(deps.db, signedIn.accountId, signedIn.sessionId, deps.clock()),
    }),
  );

  app.delete(
    '/sessions/:id',
    { config: own, schema: { params: IdPath, response: { 204: Nothing } } },
    async (request, reply) => {
      await revokeSession(deps, request.signedIn.accountId, request.params.id);
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/sessions',
    { config: own, schema: { response: { 204: Nothing } } },
    async (request, reply) => {
      const { accountId } = request.signedIn;
      await revokeSessions(deps.db.prisma, { accountId, now: deps.clock() });
      return forgetSession(reply).code(204).send(null);
    },
  );

  app.post(
    '/password',
    { config: { ...own, ...slow }, schema: { body: ChangePassword, response: { 204: Nothing } } },
    async (request, reply) => {
      await changePassword(deps, request);
      return reply.code(204).send(null);
    },
  );
};

const firstVisitRoutes = (deps: Deps) => async (app: Api) => {
  app.get(
    '/setup',
    { config: open, schema: { response: { 200: z.object({ needed: z.boolean() }) } } },
    async () => ({ needed: await needsSetUp(deps.db) }),
  );

  app.post(
    '/setup',
    { config: { ...open, ...slow }, schema: { body: SetUp, response: { 201: Me } } },
    async (request, reply) => {
      const accountId = await setUp(deps, request);
      await openSession(deps, accountId, request, reply);
      return reply.code(201).send(await findMe(deps, accountId));
    },
  );

  app.get(
    '/invitations/:token',
    {
      config: { ...open, ...slow },
      schema: { params: TokenPath, response: { 200: InvitationPreview } },
    },
    async ({ params }) => previewInvitation(deps, params.token),
  );

  app.post(
    '/invitations/:token/accept',
    {
      config: { ...open, ...slow },
      schema: { params: TokenPath, body: AcceptInvitation, response: { 200: Me } },
    },
    async (request, reply) => {
      const accountId = await acceptInvitation(deps, request);
      await openSession(deps, accountId, request, reply);
      return findMe(deps, accountId);
    },
  );
};

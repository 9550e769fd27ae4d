import { z } from 'zod';
import { type Api, type Deps, WorkspacePath } from '#server/http/api.ts';
import { write } from '#server/http/write.ts';
import { ChooseDigest } from '#shared/people/schema.ts';
import { DomainError } from '#shared/problem.ts';
import { chooseDigest, endDigest, seeObligations } from './digest-commands.ts';

const Nothing = z.null();
const EndingPath = z.strictObject({
  ending: z.string().regex(/^[\w.-]{20,100}$/, 'This link was cut short.'),
});
const own = { policy: { scope: 'workspace', verb: 'read' } } as const;
/** From one address in a minute: nobody has so many. */
const open = {
  policy: { scope: 'public' },
  rateLimit: { max: 60, timeWindow: '1 minute' },
} as const;

export const digestRoutes = (deps: Deps) => async (app: Api) => {
  app.put(
    '/workspaces/:workspace/digest',
    {
      config: own,
      schema: { params: WorkspacePath, body: ChooseDigest, response: { 204: Nothing } },
    },
    async (request, reply) => {
      const { on } = request.body;
      if (on && !deps.mailer)
        throw new DomainError('rule_broken', 'This server has no way to send e-mail.');
      await write(deps, request, (unit) => chooseDigest(unit, on));
      return reply.code(204).send(null);
    },
  );

  app.put(
    '/workspaces/:workspace/obligations/seen',
    { config: own, schema: { params: WorkspacePath, response: { 204: Nothing } } },
    async (request, reply) => {
      const { memberId } = request.actor;
      await seeObligations(deps.db, { memberId, now: deps.clock() });
      return reply.code(204).send(null);
    },
  );

  await app.register(endingRoutes(deps));
};

/** What the links of a digest lead to; nobody has to be signed in. */
const endingRoutes = (deps: Deps) => async (app: Api) => {
  // A mail program says `List-Unsubscribe=One-Click` as a form (RFC 8058); the address alone says whose.
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 1024 },
    (_request, _body, done) => done(null, undefined),
  );

  app.post(
    '/digest-endings/:ending',
    { config: open, schema: { params: EndingPath, response: { 204: Nothing } } },
    async ({ params }, reply) => {
      await endDigest(deps.db, params.ending);
      return reply.code(204).send(null);
    },
  );

  // Programs follow links on their own; a person is asked first.
  app.get(
    '/digest-endings/:ending',
    { config: open, schema: { params: EndingPath, hide: true } },
    async ({ params }, reply) =>
      reply.redirect(`${deps.config.publicUrl}/no-more-digests/${params.ending}`, 303),
  );
};

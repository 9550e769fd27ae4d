import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Api, type Deps, IdPath, WorkspacePath } from '#server/http/api.ts';
import { onceOf } from '#server/http/once.ts';
import { type Unit, write } from '#server/http/write.ts';
import {
  AcceptSubmission,
  CreateIntakeLink,
  DeclineSubmission,
  IntakeLinkMade,
  IntakeLinks,
  MergeSubmission,
  Propose,
  Proposed,
  PublicForm,
  Receipt,
  Submissions,
  TakenUp,
} from '#shared/opportunities/intake.ts';
import { FullForToday } from './intake-guards.ts';
import { closeIntakeLink, createIntakeLink, findIntakeLinks } from './intake-links.ts';
import { findForm, findReceipt, propose } from './intake-public.ts';
import { takeAnswerToProposalBack } from './submission-taking-back.ts';
import {
  acceptSubmission,
  declineSubmission,
  findSubmissions,
  mergeSubmission,
} from './submissions.ts';

const Nothing = z.null();

/** Proposals from outside: their forms, the inbox, and what people without an account see. */
export const intakeRoutes = (deps: Deps) => async (app: Api) => {
  await app.register(linkRoutes(deps));
  await app.register(inboxRoutes(deps));
  await app.register(publicRoutes(deps));
};

const linkRoutes = (deps: Deps) => async (app: Api) => {
  const policy = { scope: 'workspace', verb: 'manage_intake' } as const;

  app.get(
    '/workspaces/:workspace/intake-links',
    { config: { policy }, schema: { params: WorkspacePath, response: { 200: IntakeLinks } } },
    async ({ actor }) => findIntakeLinks(deps.db, actor.workspaceId),
  );

  app.post(
    '/workspaces/:workspace/intake-links',
    {
      config: { policy },
      schema: { params: WorkspacePath, body: CreateIntakeLink, response: { 201: IntakeLinkMade } },
    },
    async (request, reply) => {
      const make = (unit: Unit) => createIntakeLink(unit, request.body, deps.config.publicUrl);
      const { value } = await write<z.infer<typeof IntakeLinkMade>>(
        deps,
        request,
        make,
        ({ id }) => ({ id, link: null }),
      );
      return reply.code(201).send(value);
    },
  );

  app.post(
    '/intake-links/:id/close',
    {
      config: { policy: { scope: 'intake_link', verb: 'manage_intake' } },
      schema: { params: IdPath, response: { 204: Nothing } },
    },
    async (request, reply) => {
      await write(deps, request, (unit) => closeIntakeLink(unit, request.params.id));
      return reply.code(204).send(null);
    },
  );
};

const inboxRoutes = (deps: Deps) => async (app: Api) => {
  const config = { policy: { scope: 'submission', verb: 'answer_submission' } } as const;

  app.get(
    '/workspaces/:workspace/submissions',
    {
      config: { policy: { scope: 'workspace', verb: 'answer_submission' } },
      schema: { params: WorkspacePath, response: { 200: Submissions } },
    },
    async ({ actor }) => findSubmissions(deps.db, actor.workspaceId),
  );

  app.post(
    '/submissions/:id/accept',
    { config, schema: { params: IdPath, body: AcceptSubmission, response: { 200: TakenUp } } },
    async (request) => {
      const { params, body } = request;
      const accept = (unit: Unit) => acceptSubmission(unit, params.id, body);
      return { opportunityId: (await write(deps, request, accept)).value };
    },
  );

  app.post(
    '/submissions/:id/decline',
    { config, schema: { params: IdPath, body: DeclineSubmission, response: { 204: Nothing } } },
    async (request, reply) => {
      const { params, body } = request;
      await write(deps, request, (unit) => declineSubmission(unit, params.id, body.reason));
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/submissions/:id/take-back',
    { config, schema: { params: IdPath, response: { 204: Nothing } } },
    async (request, reply) => {
      await write(deps, request, (unit) => takeAnswerToProposalBack(unit, request.params.id));
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/submissions/:id/merge',
    { config, schema: { params: IdPath, body: MergeSubmission, response: { 200: TakenUp } } },
    async (request) => {
      const { params, body } = request;
      const merge = (unit: Unit) => mergeSubmission(unit, params.id, body);
      return { opportunityId: (await write(deps, request, merge)).value };
    },
  );
};

const open = { policy: { scope: 'public' } } as const;
/** Per address: an office behind one proposes at a workshop; a robot is through in a minute. */
const sending = { rateLimit: { max: 30, timeWindow: '10 minutes' } };
const looking = { rateLimit: { max: 120, timeWindow: '1 minute' } };
/** The longest proposal in the longest letters fits. */
const MAX_BYTES = 65_536;

/** Any text may stand here; what leads nowhere is answered as what was closed. */
const TokenPath = z.strictObject({ token: z.string() });
const ReceiptPath = z.strictObject({ receipt: z.string() });

/** What hangs on a secret address is kept by nobody on the way, and listed nowhere. */
const secretly = (reply: FastifyReply): FastifyReply =>
  reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex, nofollow');

const publicRoutes = (deps: Deps) => async (app: Api) => {
  app.addHook('onRequest', async (_request, reply) => void secretly(reply));

  app.get(
    '/intake/:token',
    {
      config: { ...open, ...looking },
      schema: { params: TokenPath, response: { 200: PublicForm } },
    },
    async ({ params }) => findForm(deps.db, params.token, deps.clock()),
  );

  app.post(
    '/intake/:token',
    {
      bodyLimit: MAX_BYTES,
      config: { ...open, ...sending },
      schema: { params: TokenPath, body: Propose, response: { 201: Proposed } },
    },
    async (request, reply) => {
      const { params, body } = request;
      const key = keyOf(request);
      const receipt = await propose(deps, { token: params.token, key, input: body }).catch(
        (refusal: unknown) => {
          if (refusal instanceof FullForToday) void reply.header('retry-after', refusal.seconds);
          throw refusal;
        },
      );
      const link = `${deps.config.publicUrl}/propose/receipts/${receipt}`;
      return reply.code(201).send({ receipt, link });
    },
  );

  app.get(
    '/intake/receipts/:receipt',
    {
      config: { ...open, ...looking },
      schema: { params: ReceiptPath, response: { 200: Receipt } },
    },
    async ({ params }) => findReceipt(deps.db, params.receipt),
  );
};

/** Nobody is signed in: the key belongs to the form, and is checked as everywhere. */
const keyOf = (request: FastifyRequest): string | undefined => onceOf(request, '')?.key;

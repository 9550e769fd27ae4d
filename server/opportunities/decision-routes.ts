import { z } from 'zod';
import { type Api, type Deps, IdPath, WorkspacePath } from '#server/http/api.ts';
import { ifMatch, write } from '#server/http/write.ts';
import {
  Decide,
  DecideTogether,
  Decisions,
  ListDecisions,
  MovedTogether,
  Reconfirm,
  ReopenTogether,
} from '#shared/opportunities/decision.ts';
import { DecisionPage } from '#shared/opportunities/decision-page.ts';
import { Reason } from '#shared/opportunities/schema.ts';
import { Id } from '#shared/people/schema.ts';
import { Moved } from '#shared/roadmap/schema.ts';
import { decide, decideTogether } from './deciding.ts';
import { findDecisionPage, findDecisions } from './decision-queries.ts';
import { endFreezing } from './freezing.ts';
import { reconfirmDecision } from './reconfirming.ts';
import { reopenDecision, reopenTogether } from './reopening.ts';

const Reopen = Reason.extend({
  after: z.uuid().nullable().optional(),
  /** It was a slip: see ReopenTogether. */
  undo: z.boolean().default(false),
});

export const decisionRoutes = (deps: Deps) => async (app: Api) => {
  app.addHook('onClose', endFreezing);
  await app.register(recordRoutes(deps));
  await app.register(meetingRoutes(deps));

  app.post(
    '/opportunities/:id/decide',
    {
      config: { policy: { scope: 'opportunity', verb: 'decide' } },
      schema: { params: IdPath, body: Decide, response: { 200: Moved } },
    },
    async (request) => {
      const { id } = request.params;
      const seen = ifMatch(request);
      const { value, revision } = await write(deps, request, (unit) =>
        decide(unit, { id, seen, input: request.body }),
      );
      return { opportunityId: id, ...value, revision };
    },
  );

  app.post(
    '/opportunities/:id/reopen',
    {
      config: { policy: { scope: 'opportunity', verb: 'decide' } },
      schema: { params: IdPath, body: Reopen, response: { 200: Moved } },
    },
    async (request) => {
      const { id } = request.params;
      const reopening = { id, seen: ifMatch(request), ...request.body };
      const { value, revision } = await write(deps, request, (unit) =>
        reopenDecision(unit, reopening),
      );
      return { opportunityId: id, ...value, revision };
    },
  );
};

/** What was decided: the log, and one decision with what was known then. */
const recordRoutes = (deps: Deps) => async (app: Api) => {
  app.get(
    '/workspaces/:workspace/decisions',
    {
      config: { policy: { scope: 'workspace', verb: 'read' } },
      schema: { params: WorkspacePath, querystring: ListDecisions, response: { 200: Decisions } },
    },
    async ({ actor: { workspaceId }, query }) =>
      findDecisions(deps.db, { ...query, workspaceId, now: deps.clock() }),
  );

  app.get(
    '/decisions/:id',
    {
      config: { policy: { scope: 'decision', verb: 'read' } },
      schema: { params: IdPath, response: { 200: DecisionPage } },
    },
    async ({ actor: { workspaceId }, params: { id } }, reply) => {
      const page = await findDecisionPage(deps.db, { workspaceId, id, now: deps.clock() });
      // Bytes are sent as they are; a text would be checked and written down once more.
      return reply.type('application/json; charset=utf-8').send(Buffer.from(page) as never);
    },
  );

  app.post(
    '/decisions/:id/reconfirm',
    {
      config: { policy: { scope: 'decision', verb: 'reconfirm' } },
      schema: { params: IdPath, body: Reconfirm, response: { 201: z.object({ id: Id }) } },
    },
    async (request, reply) => {
      const reconfirming = { id: request.params.id, input: request.body };
      const { value } = await write(deps, request, (unit) => reconfirmDecision(unit, reconfirming));
      return reply.code(201).send({ id: value });
    },
  );
};

/** A decision meeting: many opportunities at once, all of them or none. */
const meetingRoutes = (deps: Deps) => async (app: Api) => {
  app.post(
    '/workspaces/:workspace/decisions',
    {
      config: { policy: { scope: 'workspace', verb: 'decide' } },
      schema: { params: WorkspacePath, body: DecideTogether, response: { 201: MovedTogether } },
    },
    async (request, reply) => {
      const { value: moved, revision } = await write(deps, request, (unit) =>
        decideTogether(unit, request.body),
      );
      return reply.code(201).send({ moved, revision });
    },
  );

  app.post(
    '/workspaces/:workspace/decisions/reopen',
    {
      config: { policy: { scope: 'workspace', verb: 'decide' } },
      schema: { params: WorkspacePath, body: ReopenTogether, response: { 200: MovedTogether } },
    },
    async (request) => {
      const { value: moved, revision } = await write(deps, request, (unit) =>
        reopenTogether(unit, request.body),
      );
      return { moved, revision };
    },
  );
};

import { z } from 'zod';
import { type Api, type Deps, IdPath, WorkspacePath } from '#server/http/api.ts';
import { write } from '#server/http/write.ts';
import {
  ClosedRatingSession,
  RatingQueue,
  RatingSessions,
  ReadRatingQueue,
  StartRatingSession,
} from '#shared/scoring/session.ts';
import { closeRatingSession } from './session-closing.ts';
import { startRatingSession } from './session-commands.ts';
import { findRatingQueue, findRatingSession, findRatingSessions } from './session-queries.ts';

export const sessionRoutes = (deps: Deps) => async (app: Api) => {
  app.get(
    '/workspaces/:workspace/rating-queue',
    {
      config: { policy: { scope: 'workspace', verb: 'rate' } },
      schema: {
        params: WorkspacePath,
        querystring: ReadRatingQueue,
        response: { 200: RatingQueue },
      },
    },
    async ({ actor, query }) => findRatingQueue(deps.db, actor, query.at),
  );

  app.get(
    '/workspaces/:workspace/rating-sessions',
    {
      config: { policy: { scope: 'workspace', verb: 'read' } },
      schema: { params: WorkspacePath, response: { 200: RatingSessions } },
    },
    async ({ actor }) => findRatingSessions(deps.db, actor.workspaceId),
  );

  app.get(
    '/rating-sessions/:id',
    {
      config: { policy: { scope: 'rating_session', verb: 'read' } },
      // Thousands of rows, passed on as PostgreSQL wrote them; a test holds them to RatingSessionPage.
      schema: { params: IdPath },
    },
    async ({ actor, params }, reply) =>
      reply
        .type('application/json; charset=utf-8')
        .send(await findRatingSession(deps.db, actor.workspaceId, params.id)),
  );

  app.post(
    '/workspaces/:workspace/rating-sessions',
    {
      config: { policy: { scope: 'workspace', verb: 'start_session' } },
      schema: {
        params: WorkspacePath,
        body: StartRatingSession,
        response: { 201: z.object({ id: z.uuid() }) },
      },
    },
    async (request, reply) => {
      const { value } = await write(deps, request, (unit) =>
        startRatingSession(unit, request.body),
      );
      return reply.code(201).send({ id: value });
    },
  );

  app.post(
    '/rating-sessions/:id/close',
    {
      config: { policy: { scope: 'rating_session', verb: 'start_session' } },
      schema: { params: IdPath, response: { 200: ClosedRatingSession } },
    },
    async (request) => {
      const { value } = await write(deps, request, (unit) =>
        closeRatingSession(unit, request.params.id),
      );
      return value;
    },
  );
};

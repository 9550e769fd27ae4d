import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Api, type Deps, IdPath, WorkspacePath } from '#server/http/api.ts';
import { etag, ifMatch, write } from '#server/http/write.ts';
import { BoardChanges, MoveCard, Moved, RecordUnbackedWork } from '#shared/roadmap/schema.ts';
import { boardChanges } from './board-changes.ts';
import { keepBoardSnapshots } from './board-snapshot.ts';
import { moveCard } from './move-card.ts';
import { recordUnbackedWork } from './unbacked.ts';

const Since = z.strictObject({
  since: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 50),
});

export const boardRoutes = (deps: Deps) => async (app: Api) => {
  const snapshots = keepBoardSnapshots(deps.db);

  async function answerBoard(request: FastifyRequest, reply: FastifyReply) {
    const tag = (revision: number) => `"r${revision}"`;
    reply.header('cache-control', 'private, no-cache').header('vary', 'accept-encoding, cookie');
    if (request.headers['if-none-match'] === tag(request.revision)) {
      return reply.header('etag', tag(request.revision)).code(304).send();
    }
    const snapshot = await snapshots.at(request.actor.workspaceId, request.revision);
    reply
      .header('etag', tag(snapshot.revision))
      .header('content-type', 'application/json; charset=utf-8');
    const zipped = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    return zipped
      ? reply.header('content-encoding', 'gzip').send(snapshot.gzip)
      : reply.send(snapshot.json);
  }

  app.get(
    '/workspaces/:workspace/board',
    { config: { policy: { scope: 'workspace', verb: 'read' } }, schema: { params: WorkspacePath } },
    answerBoard,
  );

  app.get(
    '/workspaces/:workspace/board/changes',
    {
      config: { policy: { scope: 'workspace', verb: 'read' } },
      schema: { params: WorkspacePath, querystring: Since, response: { 200: BoardChanges } },
    },
    ({ actor, query }) => boardChanges(deps.db, actor.workspaceId, query.since),
  );

  app.post(
    '/opportunities/:id/move',
    {
      config: { policy: { scope: 'opportunity', verb: 'read' } },
      schema: { params: IdPath, body: MoveCard, response: { 200: Moved } },
    },
    async (request, reply) => {
      const moved = {
        opportunityId: request.params.id,
        seen: ifMatch(request),
        input: request.body,
      };
      const { value, revision } = await write(deps, request, (unit) => moveCard(unit, moved));
      etag(reply, value.version);
      return { ...value, revision };
    },
  );

  app.post(
    '/workspaces/:workspace/unbacked-work',
    {
      config: { policy: { scope: 'workspace', verb: 'record_unbacked' } },
      schema: {
        params: WorkspacePath,
        body: RecordUnbackedWork,
        response: { 201: z.object({ id: z.uuid() }) },
      },
    },
    async (request, reply) => {
      const { value } = await write(deps, request, (unit) =>
        recordUnbackedWork(unit, request.body),
      );
      return reply.code(201).send({ id: value });
    },
  );
};

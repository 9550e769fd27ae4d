import { z } from 'zod';
import { type Api, type Deps, IdPath, WorkspacePath } from '#server/http/api.ts';
import { answerSnapshot, keepSnapshots } from '#server/http/snapshots.ts';
import { etag, ifMatch, write } from '#server/http/write.ts';
import { BoardChanges, MoveCard, Moved, RecordUnbackedWork } from '#shared/roadmap/schema.ts';
import { boardChanges } from './board-changes.ts';
import { boardSql } from './board-sql.ts';
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
  const snapshots = keepSnapshots(deps.db, { name: 'board', text: boardSql, kept: 50 });

  app.get(
    '/workspaces/:workspace/board',
    { config: { policy: { scope: 'workspace', verb: 'read' } }, schema: { params: WorkspacePath } },
    (request, reply) => answerSnapshot(snapshots, request, reply),
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

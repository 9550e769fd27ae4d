import { type Api, type Deps, IdPath, WorkspacePath } from '#server/http/api.ts';
import { etag, ifMatch, write } from '#server/http/write.ts';
import { CreatePriority, EditPriority, Priorities, Priority } from '#shared/priorities/schema.ts';
import { createPriority, editPriority } from './commands.ts';
import { findPriorities } from './queries.ts';

export const priorityRoutes = (deps: Deps) => async (app: Api) => {
  app.get(
    '/workspaces/:workspace/priorities',
    {
      config: { policy: { scope: 'workspace', verb: 'read' } },
      schema: { params: WorkspacePath, response: { 200: Priorities } },
    },
    async ({ actor }) => ({ priorities: await findPriorities(deps.db, actor.workspaceId) }),
  );

  app.post(
    '/workspaces/:workspace/priorities',
    {
      config: { policy: { scope: 'workspace', verb: 'edit_priority' } },
      schema: { params: WorkspacePath, body: CreatePriority, response: { 201: Priority } },
    },
    async (request, reply) => {
      const { value } = await write(deps, request, (unit) => createPriority(unit, request.body));
      return etag(reply, value.version).code(201).send(value);
    },
  );

  app.patch(
    '/priorities/:id',
    {
      config: { policy: { scope: 'priority', verb: 'edit_priority' } },
      schema: { params: IdPath, body: EditPriority, response: { 200: Priority } },
    },
    async (request, reply) => {
      const seen = ifMatch(request);
      const { value } = await write(deps, request, (unit) =>
        editPriority(unit, request.params.id, seen, request.body),
      );
      return etag(reply, value.version).send(value);
    },
  );
};

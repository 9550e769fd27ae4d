import { type Api, type Deps, IdPath, WorkspacePath } from '#server/http/api.ts';
import { etag, ifMatch, write } from '#server/http/write.ts';
import { CreateOwner, EditOwner, Owner, Owners } from '#shared/roadmap/schema.ts';
import { createOwner, editOwner } from './owner-commands.ts';
import { findOwners } from './owner-queries.ts';

export const ownerRoutes = (deps: Deps) => async (app: Api) => {
  app.get(
    '/workspaces/:workspace/owners',
    {
      config: { policy: { scope: 'workspace', verb: 'read' } },
      schema: { params: WorkspacePath, response: { 200: Owners } },
    },
    async ({ actor }) => ({ owners: await findOwners(deps.db, actor.workspaceId) }),
  );

  app.post(
    '/workspaces/:workspace/owners',
    {
      config: { policy: { scope: 'workspace', verb: 'edit_owner' } },
      schema: { params: WorkspacePath, body: CreateOwner, response: { 201: Owner } },
    },
    async (request, reply) => {
      const { value } = await write(deps, request, (unit) => createOwner(unit, request.body));
      return etag(reply, value.version).code(201).send(value);
    },
  );

  app.patch(
    '/owners/:id',
    {
      config: { policy: { scope: 'owner', verb: 'edit_owner' } },
      schema: { params: IdPath, body: EditOwner, response: { 200: Owner } },
    },
    async (request, reply) => {
      const seen = ifMatch(request);
      const { value } = await write(deps, request, (unit) =>
        editOwner(unit, request.params.id, seen, request.body),
      );
      return etag(reply, value.version).send(value);
    },
  );
};

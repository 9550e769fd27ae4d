import { z } from 'zod';
import { type Api, type Deps, IdPath, WorkspacePath } from '#server/http/api.ts';
import { ifMatch, type Unit, write } from '#server/http/write.ts';
import {
  ChangeRoles,
  CreateWorkspace,
  InvitationLink,
  Invitations,
  Invite,
  Members,
} from '#shared/people/schema.ts';
import { accountRoutes } from './account-routes.ts';
import { changeRoles, inviteMember, removeMember, revokeInvitation } from './commands.ts';
import { digestRoutes } from './digest-routes.ts';
import { createWorkspace } from './joining.ts';
import { findInvitations, findMembers } from './queries.ts';

const Nothing = z.null();

export const peopleRoutes = (deps: Deps) => async (app: Api) => {
  await app.register(accountRoutes(deps));
  await app.register(digestRoutes(deps));
  await app.register(memberRoutes(deps));
  await app.register(invitationRoutes(deps));

  app.post(
    '/workspaces',
    {
      config: { policy: { scope: 'account' } },
      schema: { body: CreateWorkspace, response: { 201: z.object({ slug: z.string() }) } },
    },
    async (request, reply) => {
      const slug = await createWorkspace(deps, request);
      return reply.code(201).send({ slug });
    },
  );
};

const memberRoutes = (deps: Deps) => async (app: Api) => {
  app.get(
    '/workspaces/:workspace/members',
    {
      config: { policy: { scope: 'workspace', verb: 'read' } },
      schema: { params: WorkspacePath, response: { 200: Members } },
    },
    async ({ actor }) => ({ members: await findMembers(deps.db, actor) }),
  );

  app.patch(
    '/members/:id',
    {
      config: { policy: { scope: 'member', verb: 'manage_members' } },
      schema: { params: IdPath, body: ChangeRoles, response: { 204: Nothing } },
    },
    async (request, reply) => {
      const seen = ifMatch(request);
      await write(deps, request, (unit) =>
        changeRoles(unit, request.params.id, seen, request.body.roles),
      );
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/members/:id/remove',
    {
      config: { policy: { scope: 'member', verb: 'manage_members' } },
      schema: { params: IdPath, response: { 204: Nothing } },
    },
    async (request, reply) => {
      await write(deps, request, (unit) => removeMember(unit, request.params.id));
      return reply.code(204).send(null);
    },
  );
};

const invitationRoutes = (deps: Deps) => async (app: Api) => {
  const policy = { scope: 'workspace', verb: 'manage_members' } as const;

  app.get(
    '/workspaces/:workspace/invitations',
    { config: { policy }, schema: { params: WorkspacePath, response: { 200: Invitations } } },
    async ({ actor }) => ({ invitations: await findInvitations(deps.db, actor.workspaceId) }),
  );

  app.post(
    '/workspaces/:workspace/invitations',
    {
      config: { policy },
      schema: { params: WorkspacePath, body: Invite, response: { 201: InvitationLink } },
    },
    async (request, reply) => {
      const invite = (unit: Unit) => inviteMember(unit, request.body, deps.config.publicUrl);
      const { value } = await write(deps, request, invite, (made) => ({ ...made, link: null }));
      return reply.code(201).send(value);
    },
  );

  app.post(
    '/invitations/:id/revoke',
    {
      config: { policy: { scope: 'invitation', verb: 'manage_members' } },
      schema: { params: IdPath, response: { 204: Nothing } },
    },
    async (request, reply) => {
      await write(deps, request, (unit) => revokeInvitation(unit, request.params.id));
      return reply.code(204).send(null);
    },
  );
};

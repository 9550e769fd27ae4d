import { z } from 'zod';
import { type Api, type Deps, IdPath, WorkspacePath } from '#server/http/api.ts';
import { etag, ifMatch, write } from '#server/http/write.ts';
import { answerByEditing } from '#server/scoring/input-answer-commands.ts';
import { OpportunityPage } from '#shared/opportunities/opportunity-page.ts';
import {
  Assigned,
  AssignOpportunities,
  CreateOpportunity,
  EditOpportunity,
  ListOpportunities,
  OpportunityList,
} from '#shared/opportunities/schema.ts';
import { FindOpportunities, FoundOpportunities } from '#shared/opportunities/search.ts';
import { assignOpportunities, createOpportunity, editOpportunity } from './commands.ts';
import { commentRoutes } from './comment-routes.ts';
import { decisionRoutes } from './decision-routes.ts';
import { intakeRoutes } from './intake-routes.ts';
import { mergingRoutes } from './merging-routes.ts';
import { findOpportunities, findOpportunityPage } from './queries.ts';
import { searchOpportunities } from './search.ts';

export const opportunityRoutes = (deps: Deps) => async (app: Api) => {
  await app.register(listRoutes(deps));
  await app.register(decisionRoutes(deps));
  await app.register(commentRoutes(deps));
  await app.register(intakeRoutes(deps));
  await app.register(mergingRoutes(deps));

  app.get(
    '/opportunities/:id',
    {
      config: { policy: { scope: 'opportunity', verb: 'read' } },
      schema: { params: IdPath, response: { 200: OpportunityPage } },
    },
    async ({ actor, params }, reply) => {
      const page = await findOpportunityPage(deps.db, actor, params.id);
      etag(reply, page.opportunity.version);
      return page;
    },
  );

  app.patch(
    '/opportunities/:id',
    {
      config: { policy: { scope: 'opportunity', verb: 'edit_opportunity' } },
      schema: { params: IdPath, body: EditOpportunity, response: { 200: OpportunityPage } },
    },
    async (request, reply) => {
      const edit = { id: request.params.id, seen: ifMatch(request), input: request.body };
      await write(deps, request, async (unit) => {
        await editOpportunity(unit, edit);
        await answerByEditing(unit, edit.id, edit.input);
      });
      const page = await findOpportunityPage(deps.db, request.actor, edit.id);
      etag(reply, page.opportunity.version);
      return page;
    },
  );
};

const listRoutes = (deps: Deps) => async (app: Api) => {
  app.get(
    '/workspaces/:workspace/opportunities',
    {
      config: { policy: { scope: 'workspace', verb: 'read' } },
      schema: {
        params: WorkspacePath,
        querystring: ListOpportunities,
        response: { 200: OpportunityList },
      },
    },
    async ({ actor, query }) => findOpportunities(deps.db, actor.workspaceId, query),
  );

  app.get(
    '/workspaces/:workspace/opportunities/search',
    {
      config: { policy: { scope: 'workspace', verb: 'read' } },
      schema: {
        params: WorkspacePath,
        querystring: FindOpportunities,
        response: { 200: FoundOpportunities },
      },
    },
    async ({ actor, query }) => searchOpportunities(deps.db, actor.workspaceId, query.text),
  );

  app.post(
    '/workspaces/:workspace/opportunities',
    {
      config: { policy: { scope: 'workspace', verb: 'edit_opportunity' } },
      schema: {
        params: WorkspacePath,
        body: CreateOpportunity,
        response: { 201: z.object({ id: z.uuid() }) },
      },
    },
    async (request, reply) => {
      const { value } = await write(deps, request, (unit) => createOpportunity(unit, request.body));
      return reply.code(201).send({ id: value });
    },
  );

  app.post(
    '/workspaces/:workspace/opportunities/assign',
    {
      config: { policy: { scope: 'workspace', verb: 'edit_opportunity' } },
      schema: { params: WorkspacePath, body: AssignOpportunities, response: { 200: Assigned } },
    },
    async (request) => {
      const { value } = await write(deps, request, (unit) =>
        assignOpportunities(unit, request.body),
      );
      return { changed: value };
    },
  );
};

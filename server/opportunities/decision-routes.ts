import { z } from 'zod';
import { type Api, type Deps, IdPath, WorkspacePath } from '#server/http/api.ts';
import { ifMatch, write } from '#server/http/write.ts';
import { Decide, Decisions, Reason } from '#shared/opportunities/schema.ts';
import { Moved } from '#shared/roadmap/schema.ts';
import { decide, reopenDecision } from './deciding.ts';
import { findDecisions } from './queries.ts';

const Page = z.strictObject({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const Reopen = Reason.extend({ after: z.uuid().nullable().optional() });

export const decisionRoutes = (deps: Deps) => async (app: Api) => {
  app.get(
    '/workspaces/:workspace/decisions',
    {
      config: { policy: { scope: 'workspace', verb: 'read' } },
      schema: { params: WorkspacePath, querystring: Page, response: { 200: Decisions } },
    },
    async ({ actor, query }) =>
      findDecisions(deps.db, {
        workspaceId: actor.workspaceId,
        cursor: query.cursor,
        limit: query.limit,
      }),
  );

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

import { z } from 'zod';
import { type Api, type Deps, WorkspacePath } from '#server/http/api.ts';
import { Id } from '#shared/people/schema.ts';
import { HandoffFiguresPage, Quarter } from '#shared/progress/handoff-figures-schema.ts';
import { findHandoffFigures } from './handoff-figures-queries.ts';

/** Left out: any. `none` is what belongs to no team. */
const Asked = z.strictObject({
  owner: z.union([Id, z.literal('none')], 'Use a team’s id, or none.').optional(),
  from: Quarter.optional(),
  to: Quarter.optional(),
});

/** How handoffs go, in figures. */
export const handoffFiguresRoutes = (deps: Deps) => async (app: Api) => {
  app.get(
    '/workspaces/:workspace/handoff-figures',
    {
      config: { policy: { scope: 'workspace', verb: 'read' } },
      schema: {
        params: WorkspacePath,
        querystring: Asked,
        response: { 200: HandoffFiguresPage },
      },
    },
    async ({ actor, query: { owner = null, from = null, to = null } }) => {
      const { workspaceId } = actor;
      const now = deps.clock();
      return findHandoffFigures(deps.db, { workspaceId, now, owner, from, to });
    },
  );
};

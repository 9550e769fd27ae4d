import { type Api, type Deps, IdPath } from '#server/http/api.ts';
import { Slip } from '#shared/roadmap/slip.ts';
import { findSlip } from './slip-queries.ts';

/** What a claim means for what was promised before it. */
export const slipRoutes = (deps: Deps) => async (app: Api) => {
  app.get(
    '/handoffs/:id/slip',
    {
      config: { policy: { scope: 'handoff', verb: 'read' } },
      schema: { params: IdPath, response: { 200: Slip } },
    },
    async ({ actor, params }) =>
      findSlip(deps.db, {
        workspaceId: actor.workspaceId,
        handoffId: params.id,
        now: deps.clock(),
      }),
  );
};

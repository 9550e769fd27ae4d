import { type Api, type Deps, WorkspacePath } from '#server/http/api.ts';
import { Obligations, Progress } from '#shared/progress/schema.ts';
import { findObligations, findProgress } from './queries.ts';

const forEveryMember = { policy: { scope: 'workspace', verb: 'read' } } as const;

export const progressRoutes = (deps: Deps) => async (app: Api) => {
  app.get(
    '/workspaces/:workspace/obligations',
    { config: forEveryMember, schema: { params: WorkspacePath, response: { 200: Obligations } } },
    async ({ actor }) =>
      findObligations(deps.db, { actor, workspaceId: actor.workspaceId, now: deps.clock() }),
  );

  app.get(
    '/workspaces/:workspace/progress',
    { config: forEveryMember, schema: { params: WorkspacePath, response: { 200: Progress } } },
    async ({ actor }) =>
      findProgress(deps.db, { workspaceId: actor.workspaceId, now: deps.clock() }),
  );
};

import { type Api, type Deps, IdPath, WorkspacePath } from '#server/http/api.ts';
import { ifMatch, write } from '#server/http/write.ts';
import { Merged, MergeOpportunity, UnmergeOpportunity } from '#shared/opportunities/merge.ts';
import { FindSimilar, SimilarOpportunities } from '#shared/opportunities/similar.ts';
import { mergeOpportunity } from './merging.ts';
import { findSimilar } from './similar.ts';
import { unmergeOpportunity } from './unmerging.ts';

/** Duplicates: which look alike, and making one of two. */
export const mergingRoutes = (deps: Deps) => async (app: Api) => {
  const config = { policy: { scope: 'opportunity', verb: 'merge' } } as const;

  app.get(
    '/workspaces/:workspace/opportunities/similar',
    {
      config: { policy: { scope: 'workspace', verb: 'read' } },
      schema: {
        params: WorkspacePath,
        querystring: FindSimilar,
        response: { 200: SimilarOpportunities },
      },
    },
    async ({ actor, query }) => findSimilar(deps.db, actor.workspaceId, query),
  );

  app.post(
    '/opportunities/:id/merge',
    { config, schema: { params: IdPath, body: MergeOpportunity, response: { 200: Merged } } },
    async (request) => {
      const merging = { id: request.params.id, seen: ifMatch(request), input: request.body };
      return (await write(deps, request, (unit) => mergeOpportunity(unit, merging))).value;
    },
  );

  app.post(
    '/opportunities/:id/unmerge',
    { config, schema: { params: IdPath, body: UnmergeOpportunity, response: { 200: Merged } } },
    async (request) => {
      const { id } = request.params;
      const unmerging = { id, seen: ifMatch(request), reason: request.body.reason };
      return (await write(deps, request, (unit) => unmergeOpportunity(unit, unmerging))).value;
    },
  );
};

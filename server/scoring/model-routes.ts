import { z } from 'zod';
import { type Api, type Deps, WorkspacePath } from '#server/http/api.ts';
import { etag, ifMatch, write } from '#server/http/write.ts';
import {
  ChangeScoringModel,
  RetiredAnswers,
  ScoringModel,
  ScoringModelVersions,
} from '#shared/scoring/schema.ts';
import { changeScoringModel } from './model-changing.ts';
import { findModelVersions, findRetiredAnswers, findScoringModel } from './model-queries.ts';

const Page = z.strictObject({
  cursor: z
    .string()
    .regex(/^\d{1,9}$/, 'Use the cursor of the page before.')
    .optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

export const modelRoutes = (deps: Deps) => async (app: Api) => {
  app.get(
    '/workspaces/:workspace/scoring-model',
    {
      config: { policy: { scope: 'workspace', verb: 'read' } },
      schema: { params: WorkspacePath, response: { 200: ScoringModel } },
    },
    async ({ actor }, reply) => {
      const model = await findScoringModel(deps.db, actor.workspaceId);
      return etag(reply, model.version).send(model);
    },
  );

  app.put(
    '/workspaces/:workspace/scoring-model',
    {
      config: { policy: { scope: 'workspace', verb: 'edit_scoring_model' } },
      schema: { params: WorkspacePath, body: ChangeScoringModel, response: { 200: ScoringModel } },
    },
    async (request, reply) => {
      const seen = ifMatch(request);
      const { value } = await write(deps, request, (unit) =>
        changeScoringModel(unit, seen, request.body),
      );
      return etag(reply, value.version).send(value);
    },
  );

  app.get(
    '/workspaces/:workspace/scoring-model/retired',
    {
      config: { policy: { scope: 'workspace', verb: 'read' } },
      schema: { params: WorkspacePath, response: { 200: RetiredAnswers } },
    },
    async ({ actor }) => findRetiredAnswers(deps.db, actor.workspaceId),
  );

  app.get(
    '/workspaces/:workspace/scoring-model/versions',
    {
      config: { policy: { scope: 'workspace', verb: 'read' } },
      schema: {
        params: WorkspacePath,
        querystring: Page,
        response: { 200: ScoringModelVersions },
      },
    },
    async ({ actor, query }) =>
      findModelVersions(deps.db, {
        workspaceId: actor.workspaceId,
        before: query.cursor === undefined ? null : Number(query.cursor),
        limit: query.limit,
      }),
  );
};

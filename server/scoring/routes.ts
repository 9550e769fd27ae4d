import type { Api, Deps } from '#server/http/api.ts';
import { modelRoutes } from './model-routes.ts';
import { rankingRoutes } from './ranking-routes.ts';
import { ratingRoutes } from './rating-routes.ts';
import { sessionRoutes } from './session-routes.ts';

export const scoringRoutes = (deps: Deps) => async (app: Api) => {
  await app.register(modelRoutes(deps));
  await app.register(rankingRoutes(deps));
  await app.register(ratingRoutes(deps));
  await app.register(sessionRoutes(deps));
};

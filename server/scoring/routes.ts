import type { Api, Deps } from '#server/http/api.ts';
import { ratingRoutes } from './rating-routes.ts';

export const scoringRoutes = (deps: Deps) => async (app: Api) => {
  await app.register(ratingRoutes(deps));
};

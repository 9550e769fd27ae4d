import { z } from 'zod';
import { type Api, type Deps, IdPath } from '#server/http/api.ts';
import { write } from '#server/http/write.ts';
import { RateOpportunity } from '#shared/scoring/schema.ts';
import { rateOpportunity, revealRound } from './rating-commands.ts';

export const ratingRoutes = (deps: Deps) => async (app: Api) => {
  app.put(
    '/opportunities/:id/rating',
    {
      config: { policy: { scope: 'opportunity', verb: 'rate' } },
      schema: { params: IdPath, body: RateOpportunity, response: { 204: z.null() } },
    },
    async (request, reply) => {
      await write(deps, request, (unit) => rateOpportunity(unit, request.params.id, request.body));
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/opportunities/:id/reveal',
    {
      config: { policy: { scope: 'opportunity', verb: 'reveal' } },
      schema: { params: IdPath, response: { 204: z.null() } },
    },
    async (request, reply) => {
      await write(deps, request, (unit) => revealRound(unit, request.params.id));
      return reply.code(204).send(null);
    },
  );
};

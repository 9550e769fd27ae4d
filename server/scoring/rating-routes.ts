import { z } from 'zod';
import { type Api, type Deps, IdPath } from '#server/http/api.ts';
import { write } from '#server/http/write.ts';
import { RateOpportunity } from '#shared/scoring/schema.ts';
import { ReviseRating, SkipRating } from '#shared/scoring/session.ts';
import { rateOpportunity, revealRound, skipRating } from './rating-commands.ts';
import { takeRatingBack } from './rating-taken-back.ts';
import { reviseRating } from './revising.ts';

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
    '/opportunities/:id/rating/skip',
    {
      config: { policy: { scope: 'opportunity', verb: 'rate' } },
      schema: { params: IdPath, body: SkipRating, response: { 204: z.null() } },
    },
    async (request, reply) => {
      await write(deps, request, (unit) => skipRating(unit, request.params.id, request.body));
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/opportunities/:id/rating/take-back',
    {
      config: { policy: { scope: 'opportunity', verb: 'rate' } },
      schema: { params: IdPath, response: { 204: z.null() } },
    },
    async (request, reply) => {
      await write(deps, request, (unit) => takeRatingBack(unit, request.params.id));
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/opportunities/:id/rating/revise',
    {
      config: { policy: { scope: 'opportunity', verb: 'rate' } },
      schema: { params: IdPath, body: ReviseRating, response: { 204: z.null() } },
    },
    async (request, reply) => {
      await write(deps, request, (unit) => reviseRating(unit, request.params.id, request.body));
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

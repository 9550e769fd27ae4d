import { z } from 'zod';
import { type Api, type Deps, IdPath } from '#server/http/api.ts';
import { ifMatch, write } from '#server/http/write.ts';
import type { Verb } from '#shared/people/can.ts';
import {
  DeliverItem,
  Moved,
  ProveOutcome,
  ReopenItem,
  StartItem,
  TickCriterion,
} from '#shared/roadmap/schema.ts';
import { deliverItem, reopenItem, startItem, tickCriterion } from './item-commands.ts';
import { proveOutcome } from './proving.ts';

const forItem = (verb: Verb) => ({ policy: { scope: 'item', verb } }) as const;

export const itemRoutes = (deps: Deps) => async (app: Api) => {
  app.post(
    '/items/:id/start',
    {
      config: forItem('start'),
      schema: { params: IdPath, body: StartItem, response: { 200: Moved } },
    },
    async (request) => {
      const start = { itemId: request.params.id, after: request.body.after };
      const { value, revision } = await write(deps, request, (unit) => startItem(unit, start));
      return { ...value, revision };
    },
  );

  app.put(
    '/items/:id/acceptance-criteria/:criterionId',
    {
      config: forItem('tick'),
      schema: {
        params: z.strictObject({ id: z.uuid(), criterionId: z.uuid() }),
        body: TickCriterion,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { id: itemId, criterionId } = request.params;
      const { evidence } = request.body;
      await write(deps, request, (unit) => tickCriterion(unit, { itemId, criterionId, evidence }));
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/items/:id/deliver',
    {
      config: forItem('deliver'),
      schema: { params: IdPath, body: DeliverItem, response: { 200: Moved } },
    },
    async (request) => {
      const delivery = { itemId: request.params.id, after: request.body.after };
      const { value, revision } = await write(deps, request, (unit) => deliverItem(unit, delivery));
      return { ...value, revision };
    },
  );

  app.post(
    '/items/:id/reopen',
    {
      config: forItem('reopen_item'),
      schema: { params: IdPath, body: ReopenItem, response: { 200: Moved } },
    },
    async (request) => {
      const reopening = { itemId: request.params.id, seen: ifMatch(request), input: request.body };
      const { value, revision } = await write(deps, request, (unit) => reopenItem(unit, reopening));
      return { ...value, revision };
    },
  );

  app.post(
    '/items/:id/prove',
    {
      config: forItem('prove'),
      schema: { params: IdPath, body: ProveOutcome, response: { 200: Moved } },
    },
    async (request) => {
      const proof = { itemId: request.params.id, seen: ifMatch(request), input: request.body };
      const { value, revision } = await write(deps, request, (unit) => proveOutcome(unit, proof));
      return { ...value, revision };
    },
  );
};

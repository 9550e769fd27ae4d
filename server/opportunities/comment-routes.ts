import { z } from 'zod';
import { type Api, type Deps, IdPath } from '#server/http/api.ts';
import { write } from '#server/http/write.ts';
import { WriteComment } from '#shared/opportunities/schema.ts';
import { removeComment, writeComment } from './comments.ts';

export const commentRoutes = (deps: Deps) => async (app: Api) => {
  app.post(
    '/opportunities/:id/comments',
    {
      config: { policy: { scope: 'opportunity', verb: 'comment' } },
      schema: { params: IdPath, body: WriteComment, response: { 201: z.object({ id: z.uuid() }) } },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { value } = await write(deps, request, (unit) =>
        writeComment(unit, id, request.body.body),
      );
      return reply.code(201).send({ id: value });
    },
  );

  app.post(
    '/comments/:id/remove',
    {
      config: { policy: { scope: 'comment', verb: 'comment' } },
      schema: { params: IdPath, response: { 204: z.null() } },
    },
    async (request, reply) => {
      await write(deps, request, (unit) => removeComment(unit, request.params.id));
      return reply.code(204).send(null);
    },
  );
};

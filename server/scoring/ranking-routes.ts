import { z } from 'zod';
import { type Api, type Deps, IdPath, WorkspacePath } from '#server/http/api.ts';
import { answerSnapshot, keepSnapshots } from '#server/http/snapshots.ts';
import { ifMatch, write } from '#server/http/write.ts';
import { AnswerInput, AskInput, JudgeDuel, TakeAnswerBack } from '#shared/scoring/input-request.ts';
import { judgeDuel } from './duel-commands.ts';
import { answerInput, askInput, takeAnswerBack, withdrawInput } from './input-commands.ts';
import { rankingSql } from './ranking-sql.ts';

const Made = z.object({ id: z.uuid() });

/** The ranking, and what settles it: duels and questions to people. */
export const rankingRoutes = (deps: Deps) => async (app: Api) => {
  const snapshots = keepSnapshots(deps.db, { name: 'ranking', text: rankingSql, kept: 20 });
  await app.register(inputRoutes(deps));

  app.get(
    '/workspaces/:workspace/ranking',
    { config: { policy: { scope: 'workspace', verb: 'read' } }, schema: { params: WorkspacePath } },
    (request, reply) => answerSnapshot(snapshots, request, reply),
  );

  app.post(
    '/workspaces/:workspace/duels',
    {
      config: { policy: { scope: 'workspace', verb: 'duel' } },
      schema: { params: WorkspacePath, body: JudgeDuel, response: { 204: z.null() } },
    },
    async (request, reply) => {
      await write(deps, request, (unit) => judgeDuel(unit, request.body));
      return reply.code(204).send(null);
    },
  );
};

const inputRoutes = (deps: Deps) => async (app: Api) => {
  app.post(
    '/workspaces/:workspace/input-requests',
    {
      config: { policy: { scope: 'workspace', verb: 'ask_input' } },
      schema: { params: WorkspacePath, body: AskInput, response: { 201: Made } },
    },
    async (request, reply) => {
      const { value } = await write(deps, request, (unit) => askInput(unit, request.body));
      return reply.code(201).send({ id: value });
    },
  );

  app.post(
    '/input-requests/:id/answer',
    {
      config: { policy: { scope: 'input_request', verb: 'answer_input' } },
      schema: { params: IdPath, body: AnswerInput, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const { id } = request.params;
      await write(deps, request, (unit) => answerInput(unit, id, request.body));
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/input-requests/:id/take-back',
    {
      config: { policy: { scope: 'input_request', verb: 'answer_input' } },
      schema: { params: IdPath, body: TakeAnswerBack, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const back = { id: request.params.id, seen: ifMatch(request), ...request.body };
      await write(deps, request, (unit) => takeAnswerBack(unit, back));
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/input-requests/:id/withdraw',
    {
      config: { policy: { scope: 'input_request', verb: 'ask_input' } },
      schema: { params: IdPath, response: { 204: z.null() } },
    },
    async (request, reply) => {
      await write(deps, request, (unit) => withdrawInput(unit, request.params.id));
      return reply.code(204).send(null);
    },
  );
};

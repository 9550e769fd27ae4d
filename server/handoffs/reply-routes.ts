import { z } from 'zod';
import { type Api, type Deps, IdPath } from '#server/http/api.ts';
import { write } from '#server/http/write.ts';
import { ReplyToQuestion, RuleOnField } from '#shared/handoffs/intents.ts';
import { replyToQuestion } from './reply-commands.ts';
import { ruleOnField } from './ruling-commands.ts';

const QuestionPath = z.strictObject({ id: z.uuid(), questionId: z.uuid() });
const Created = z.object({ id: z.uuid() });

/** What others than the two sides say: in a thread, or as executives on a field returned twice. */
export const replyRoutes = (deps: Deps) => async (app: Api) => {
  app.post(
    '/handoffs/:id/questions/:questionId/replies',
    {
      config: { policy: { scope: 'handoff', verb: 'reply' } },
      schema: { params: QuestionPath, body: ReplyToQuestion, response: { 201: Created } },
    },
    async (request, reply) => {
      const { id: handoffId, questionId } = request.params;
      const said = { handoffId, questionId, reply: request.body };
      const { value } = await write(deps, request, (unit) => replyToQuestion(unit, said));
      return reply.code(201).send({ id: value });
    },
  );

  app.post(
    '/handoffs/:id/rulings',
    {
      config: { policy: { scope: 'handoff', verb: 'rule' } },
      schema: { params: IdPath, body: RuleOnField, response: { 201: Created } },
    },
    async (request, reply) => {
      const ruled = { handoffId: request.params.id, ruling: request.body };
      const { value } = await write(deps, request, (unit) => ruleOnField(unit, ruled));
      return reply.code(201).send({ id: value });
    },
  );
};

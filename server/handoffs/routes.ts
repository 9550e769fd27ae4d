import { z } from 'zod';
import { type Api, type Deps, IdPath } from '#server/http/api.ts';
import { write } from '#server/http/write.ts';
import {
  AcceptBrief,
  AnswerQuestion,
  AskQuestion,
  Claim,
  ConfirmReadBack,
  LetGo,
  Offer,
  ReturnBrief,
  SendBackReadBack,
  Withdraw,
} from '#shared/handoffs/intents.ts';
import { acceptBrief, confirmReadBack, sendBackReadBack } from './accepting.ts';
import { assumptionRoutes } from './assumption-routes.ts';
import { briefRoutes } from './brief-routes.ts';
import { changeRoutes } from './change-routes.ts';
import { declareIntents, forHandoff } from './declare-intents.ts';
import { exportRoutes } from './export-routes.ts';
import { releaseHandoff, revokeHandoff } from './letting-go.ts';
import { claimHandoff, declineHandoff, offerHandoff, withdrawHandoff } from './offer-commands.ts';
import { replyRoutes } from './reply-routes.ts';
import { answerQuestion, askQuestion, returnBrief, takeQuestionAsRisk } from './reviewing.ts';
import { slipRoutes } from './slip-routes.ts';
import { templateRoutes } from './template-routes.ts';

const QuestionPath = z.strictObject({ id: z.uuid(), questionId: z.uuid() });
const Created = z.object({ id: z.uuid() });

export const handoffRoutes = (deps: Deps) => async (app: Api) => {
  sponsorIntents(app, deps);
  leadIntents(app, deps);
  changeRoutes(app, deps);
  await app.register(briefRoutes(deps));
  await app.register(assumptionRoutes(deps));
  await app.register(templateRoutes(deps));
  await app.register(questionRoutes(deps));
  await app.register(exportRoutes(deps));
  await app.register(replyRoutes(deps));
  await app.register(slipRoutes(deps));
};

function sponsorIntents(app: Api, deps: Deps): void {
  const intent = declareIntents(app, deps);
  intent('offer', {
    path: 'offer',
    body: Offer,
    command: (unit, { body, ...told }) => offerHandoff(unit, { ...told, offer: body }),
  });
  intent('withdraw', {
    path: 'withdraw',
    body: Withdraw,
    command: (unit, { body, ...told }) => withdrawHandoff(unit, { ...told, ...body }),
  });
  intent('confirm', {
    path: 'confirm',
    body: ConfirmReadBack,
    command: (unit, { body, ...told }) => confirmReadBack(unit, { ...told, ...body }),
  });
  intent('confirm', {
    path: 'send-back',
    body: SendBackReadBack,
    command: (unit, { body, ...told }) => sendBackReadBack(unit, { ...told, ...body }),
  });
  intent('revoke', {
    path: 'revoke',
    body: LetGo,
    command: (unit, { body, ...told }) => revokeHandoff(unit, { ...told, ...body }),
  });
}

function leadIntents(app: Api, deps: Deps): void {
  const intent = declareIntents(app, deps);
  intent('claim', {
    path: 'claim',
    body: Claim,
    versioned: false,
    command: (unit, { body, handoffId }) => claimHandoff(unit, { handoffId, ...body }),
  });
  intent('decline', {
    path: 'decline',
    body: Withdraw,
    command: (unit, { body, ...told }) => declineHandoff(unit, { ...told, ...body }),
  });
  intent('return', {
    path: 'return',
    body: ReturnBrief,
    command: (unit, { body, ...told }) => returnBrief(unit, { ...told, input: body }),
  });
  intent('accept', {
    path: 'accept',
    body: AcceptBrief,
    command: (unit, { body, ...told }) => acceptBrief(unit, { ...told, readBack: body }),
  });
  intent('release', {
    path: 'release',
    body: LetGo,
    command: (unit, { body, ...told }) => releaseHandoff(unit, { ...told, ...body }),
  });
}

const questionRoutes = (deps: Deps) => async (app: Api) => {
  app.post(
    '/handoffs/:id/questions',
    {
      config: forHandoff('ask'),
      schema: { params: IdPath, body: AskQuestion, response: { 201: Created } },
    },
    async (request, reply) => {
      const { value } = await write(deps, request, (unit) =>
        askQuestion(unit, request.params.id, request.body),
      );
      return reply.code(201).send({ id: value });
    },
  );

  app.post(
    '/handoffs/:id/questions/:questionId/answer',
    {
      config: forHandoff('answer'),
      schema: { params: QuestionPath, body: AnswerQuestion, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const { id: handoffId, questionId } = request.params;
      const answered = { handoffId, questionId, ...request.body };
      await write(deps, request, (unit) => answerQuestion(unit, answered));
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/handoffs/:id/questions/:questionId/take-as-risk',
    {
      config: forHandoff('take_risk'),
      schema: { params: QuestionPath, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const { id, questionId } = request.params;
      await write(deps, request, (unit) => takeQuestionAsRisk(unit, id, questionId));
      return reply.code(204).send(null);
    },
  );
};

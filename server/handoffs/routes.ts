import { z } from 'zod';
import { type Api, type Deps, IdPath } from '#server/http/api.ts';
import { etag, ifMatch, type Unit, write } from '#server/http/write.ts';
import {
  AcceptBrief,
  AnswerQuestion,
  AskQuestion,
  BriefDraft,
  Claim,
  ConfirmReadBack,
  LetGo,
  Offer,
  ReturnBrief,
  SendBackReadBack,
  Withdraw,
} from '#shared/handoffs/schema.ts';
import type { Verb } from '#shared/people/can.ts';
import { Moved } from '#shared/roadmap/schema.ts';
import { acceptBrief, confirmReadBack, sendBackReadBack } from './accepting.ts';
import type { CardPlaced } from './back-to-draft.ts';
import { editBrief } from './brief-commands.ts';
import { exportRoutes } from './export-routes.ts';
import { releaseHandoff, revokeHandoff } from './letting-go.ts';
import { claimHandoff, declineHandoff, offerHandoff, withdrawHandoff } from './offer-commands.ts';
import { answerQuestion, askQuestion, returnBrief, takeQuestionAsRisk } from './reviewing.ts';

const forHandoff = (verb: Verb) => ({ policy: { scope: 'handoff', verb } }) as const;
const QuestionPath = z.strictObject({ id: z.uuid(), questionId: z.uuid() });
const Created = z.object({ id: z.uuid() });

/** What every move of a handoff is told: which one, and, where it matters, the version the caller saw. */
type Told<Body> = { handoffId: string; seen: number; body: Body };

type Declared<Body extends z.ZodType> = {
  path: string;
  body: Body;
  command: (unit: Unit, told: Told<z.output<Body>>) => Promise<CardPlaced>;
  /** False where the race itself decides, not the version the caller saw. */
  versioned?: boolean;
};

/** Declares one intent of DESIGN §3: its path, its right, what it asks, and the command that does it. */
const declareIntents =
  (app: Api, deps: Deps) =>
  <Body extends z.ZodType>(
    verb: Verb,
    { path, body, command, versioned = true }: Declared<Body>,
  ): void => {
    app.post(
      `/handoffs/:id/${path}`,
      {
        config: forHandoff(verb),
        schema: { params: IdPath, body: body as z.ZodType, response: { 200: Moved } },
      },
      async (request) => {
        const seen = versioned ? ifMatch(request) : 0;
        const told = { handoffId: request.params.id, seen, body: request.body as z.output<Body> };
        const { value, revision } = await write(deps, request, (unit) => command(unit, told));
        return { ...value, revision };
      },
    );
  };

export const handoffRoutes = (deps: Deps) => async (app: Api) => {
  sponsorIntents(app, deps);
  leadIntents(app, deps);
  await app.register(briefRoutes(deps));
  await app.register(questionRoutes(deps));
  await app.register(exportRoutes(deps));
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

const briefRoutes = (deps: Deps) => async (app: Api) => {
  app.put(
    '/handoffs/:id/brief',
    {
      config: forHandoff('edit_brief'),
      schema: {
        params: IdPath,
        body: BriefDraft,
        response: { 200: z.object({ version: z.number().int() }) },
      },
    },
    async (request, reply) => {
      const edit = { handoffId: request.params.id, seen: ifMatch(request), draft: request.body };
      const { value } = await write(deps, request, (unit) => editBrief(unit, edit));
      etag(reply, value);
      return { version: value };
    },
  );
};

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
      const { answer } = request.body;
      await write(deps, request, (unit) => answerQuestion(unit, { handoffId, questionId, answer }));
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

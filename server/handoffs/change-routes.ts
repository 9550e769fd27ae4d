import { type Api, type Deps, IdPath } from '#server/http/api.ts';
import {
  AnswerChange,
  OtherPromises,
  ProposeChange,
  RefuseChange,
} from '#shared/handoffs/change.ts';
import {
  countersignChange,
  proposeChange,
  refuseChange,
  withdrawChange,
} from './change-commands.ts';
import { findOtherPromises } from './change-queries.ts';
import { declareIntents, forHandoff } from './declare-intents.ts';

/** After acceptance: either side proposes a change of the contract, the other countersigns it or does not. */
export function changeRoutes(app: Api, deps: Deps): void {
  const intent = declareIntents(app, deps);
  intent('propose_change', {
    path: 'propose-change',
    body: ProposeChange,
    command: (unit, { body, ...told }) => proposeChange(unit, { ...told, change: body }),
  });
  intent('propose_change', {
    path: 'countersign',
    body: AnswerChange,
    command: (unit, { body, ...told }) => countersignChange(unit, { ...told, ...body }),
  });
  intent('propose_change', {
    path: 'refuse-change',
    body: RefuseChange,
    command: (unit, { body, ...told }) => refuseChange(unit, { ...told, ...body }),
  });
  intent('propose_change', {
    path: 'withdraw-change',
    body: AnswerChange,
    command: (unit, { body, ...told }) => withdrawChange(unit, { ...told, ...body }),
  });

  app.get(
    '/handoffs/:id/other-promises',
    {
      config: forHandoff('read'),
      schema: { params: IdPath, response: { 200: OtherPromises } },
    },
    async ({ actor, params }) => {
      const asked = { workspaceId: actor.workspaceId, handoffId: params.id };
      return { promises: await findOtherPromises(deps.db, asked) };
    },
  );
}

import { z } from 'zod';
import { type Api, type Deps, IdPath } from '#server/http/api.ts';
import { etag, ifMatch, write } from '#server/http/write.ts';
import { BriefDraft } from '#shared/handoffs/brief.ts';
import { DraftEdit, DraftHistory, WrittenByItself } from '#shared/handoffs/draft-history.ts';
import { bringBack, editBrief } from './brief-commands.ts';
import { findDraftHistory, findEdit } from './brief-edit-queries.ts';
import { findWrittenByItself } from './known-queries.ts';

const EditPath = z.strictObject({ id: z.uuid(), version: z.coerce.number().int().min(1).max(1e9) });
const Kept = z.object({ version: z.number().int() });

const reads = { policy: { scope: 'handoff', verb: 'read' } } as const;
const writes = { policy: { scope: 'handoff', verb: 'edit_brief' } } as const;

/** The draft of a brief, what it writes itself, and its history. */
export const briefRoutes = (deps: Deps) => async (app: Api) => {
  app.put(
    '/handoffs/:id/brief',
    { config: writes, schema: { params: IdPath, body: BriefDraft, response: { 200: Kept } } },
    async (request, reply) => {
      const edit = { handoffId: request.params.id, seen: ifMatch(request), draft: request.body };
      const { value } = await write(deps, request, (unit) => editBrief(unit, edit));
      return etag(reply, value).send({ version: value });
    },
  );

  app.get(
    '/handoffs/:id/brief/written',
    { config: reads, schema: { params: IdPath, response: { 200: WrittenByItself } } },
    async ({ actor, params }) =>
      findWrittenByItself(deps.db, { workspaceId: actor.workspaceId, handoffId: params.id }),
  );

  await app.register(historyRoutes(deps));
};

const historyRoutes = (deps: Deps) => async (app: Api) => {
  app.get(
    '/handoffs/:id/brief/edits',
    { config: reads, schema: { params: IdPath, response: { 200: DraftHistory } } },
    async ({ actor, params }) =>
      findDraftHistory(deps.db, { workspaceId: actor.workspaceId, handoffId: params.id }),
  );

  app.get(
    '/handoffs/:id/brief/edits/:version',
    { config: reads, schema: { params: EditPath, response: { 200: DraftEdit } } },
    async ({ actor: { workspaceId }, params: { id: handoffId, version } }) => ({
      draft: await findEdit(deps.db, { workspaceId, handoffId, version }),
    }),
  );

  app.post(
    '/handoffs/:id/brief/edits/:version/bring-back',
    { config: writes, schema: { params: EditPath, response: { 200: Kept } } },
    async (request, reply) => {
      const { id: handoffId, version } = request.params;
      const seen = ifMatch(request);
      const { value } = await write(deps, request, (unit) =>
        bringBack(unit, { handoffId, seen, version }),
      );
      return etag(reply, value).send({ version: value });
    },
  );
};

import { z } from 'zod';
import type { Api, Deps } from '#server/http/api.ts';
import { WorkspacePath } from '#server/http/api.ts';
import { Events } from '#shared/events.ts';
import { eventsBefore } from './queries.ts';
import { streamEvents } from './stream.ts';

const Page = z.strictObject({
  cursor: z
    .string()
    .regex(/^\d{1,15}$/, 'Use the cursor of the page before.')
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const eventRoutes = (deps: Deps) => async (app: Api) => {
  const policy = { scope: 'workspace', verb: 'read' } as const;

  app.get(
    '/workspaces/:workspace/events',
    {
      config: { policy },
      schema: { params: WorkspacePath, querystring: Page, response: { 200: Events } },
    },
    async ({ actor, query }) => {
      const before = query.cursor === undefined ? null : Number(query.cursor);
      const { workspaceId } = actor;
      const events = await eventsBefore(deps.db, {
        workspaceId,
        before,
        opportunityId: null,
        limit: query.limit,
      });
      const last = events.length === query.limit ? events.at(-1) : undefined;
      return { events, nextCursor: last ? String(last.revision) : null };
    },
  );

  app.get(
    '/workspaces/:workspace/stream',
    { config: { policy }, schema: { params: WorkspacePath } },
    (request, reply) => streamEvents(deps, request, reply),
  );
};

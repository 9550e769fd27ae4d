import { type Api, type Deps, WorkspacePath } from '#server/http/api.ts';
import { etag, ifMatch, write } from '#server/http/write.ts';
import { Calendar, ChangeCalendar } from '#shared/calendar/schema.ts';
import { changeCalendar } from './commands.ts';
import { calendarNow } from './queries.ts';

export const calendarRoutes = (deps: Deps) => async (app: Api) => {
  app.get(
    '/workspaces/:workspace/calendar',
    {
      config: { policy: { scope: 'workspace', verb: 'read' } },
      schema: { params: WorkspacePath, response: { 200: Calendar } },
    },
    async ({ actor }, reply) => {
      const calendar = await calendarNow(deps.db, actor.workspaceId);
      return etag(reply, calendar.version).send(calendar);
    },
  );

  app.put(
    '/workspaces/:workspace/calendar',
    {
      config: { policy: { scope: 'workspace', verb: 'edit_calendar' } },
      schema: { params: WorkspacePath, body: ChangeCalendar, response: { 200: Calendar } },
    },
    async (request, reply) => {
      const seen = ifMatch(request);
      const { value } = await write(deps, request, (unit) =>
        changeCalendar(unit, { seen, change: request.body }),
      );
      return etag(reply, value.version).send(value);
    },
  );
};

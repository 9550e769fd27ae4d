import { z } from 'zod';
import { type Api, type Deps, WorkspacePath } from '#server/http/api.ts';
import { etag, ifMatch, write } from '#server/http/write.ts';
import { BriefTemplate, BriefTemplates, WriteTemplate } from '#shared/handoffs/template.ts';
import { changeTemplate, retireTemplate, writeTemplate } from './template-commands.ts';
import { findTemplates } from './template-queries.ts';

const TemplatePath = WorkspacePath.extend({ templateId: z.uuid() });
const policy = { scope: 'workspace', verb: 'edit_template' } as const;

/** Words that briefs of a workspace may begin with. */
export const templateRoutes = (deps: Deps) => async (app: Api) => {
  app.get(
    '/workspaces/:workspace/brief-templates',
    {
      config: { policy: { scope: 'workspace', verb: 'read' } },
      schema: { params: WorkspacePath, response: { 200: BriefTemplates } },
    },
    async ({ actor }) => ({ templates: await findTemplates(deps.db, actor.workspaceId) }),
  );

  app.post(
    '/workspaces/:workspace/brief-templates',
    {
      config: { policy },
      schema: { params: WorkspacePath, body: WriteTemplate, response: { 201: BriefTemplate } },
    },
    async (request, reply) => {
      const { value } = await write(deps, request, (unit) => writeTemplate(unit, request.body));
      return etag(reply, value.version).code(201).send(value);
    },
  );

  app.put(
    '/workspaces/:workspace/brief-templates/:templateId',
    {
      config: { policy },
      schema: { params: TemplatePath, body: WriteTemplate, response: { 200: BriefTemplate } },
    },
    async (request, reply) => {
      const change = {
        id: request.params.templateId,
        seen: ifMatch(request),
        written: request.body,
      };
      const { value } = await write(deps, request, (unit) => changeTemplate(unit, change));
      return etag(reply, value.version).send(value);
    },
  );

  app.delete(
    '/workspaces/:workspace/brief-templates/:templateId',
    { config: { policy }, schema: { params: TemplatePath, response: { 204: z.null() } } },
    async (request, reply) => {
      const at = { id: request.params.templateId, seen: ifMatch(request) };
      await write(deps, request, (unit) => retireTemplate(unit, at));
      return reply.code(204).send(null);
    },
  );
};

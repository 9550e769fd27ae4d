import { z } from 'zod';
import type { Api, Deps } from '#server/http/api.ts';
import { asJson, asMarkdown } from '#shared/handoffs/export.ts';
import { slugFrom } from '#shared/people/slug.ts';
import { asPdf } from './export-pdf.ts';
import { findExport } from './export-queries.ts';

const formats = {
  md: { write: asMarkdown, type: 'text/markdown; charset=utf-8' },
  json: { write: asJson, type: 'application/json; charset=utf-8' },
  pdf: { write: asPdf, type: 'application/pdf' },
} as const;

const ExportPath = z.strictObject({ id: z.uuid(), format: z.enum(['md', 'json', 'pdf']) });

/** The brief that was sent last, for people and programs outside. */
export const exportRoutes = (deps: Deps) => async (app: Api) => {
  app.get(
    '/handoffs/:id/export/:format',
    {
      config: { policy: { scope: 'handoff', verb: 'read' } },
      schema: {
        params: ExportPath,
        produces: ['text/markdown', 'application/json', 'application/pdf'],
        response: { 200: z.string() },
      },
    },
    async ({ actor, params }, reply) => {
      const { workspaceId } = actor;
      const brief = await findExport(deps.db, { workspaceId, handoffId: params.id });
      const { write, type } = formats[params.format];
      const name = `${slugFrom(brief.title) || 'brief'}-v${brief.number}.${params.format}`;
      return (
        reply
          .type(type)
          .header('content-disposition', `attachment; filename="${name}"`)
          // A file is sent as it is written, byte for byte.
          .serializer(String)
          // Bytes are sent without being serialized; the schema has no word for them.
          .send((await write(brief)) as string)
      );
    },
  );
};

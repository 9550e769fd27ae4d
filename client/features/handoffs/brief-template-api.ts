import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { del, get, post, put } from '#client/lib/api.ts';
import { useWrite } from '#client/lib/use-write.ts';
import { BriefTemplate, BriefTemplates, type WriteTemplate } from '#shared/handoffs/template.ts';

const key = (slug: string) => ['workspaces', slug, 'handoffs', 'templates'] as const;
const path = (slug: string) => `/workspaces/${slug}/brief-templates`;

export const templatesQuery = (slug: string) =>
  queryOptions({
    queryKey: key(slug),
    queryFn: async ({ signal }) => (await get(path(slug), BriefTemplates, { signal })).templates,
  });

type Told =
  | { does: 'write'; written: WriteTemplate }
  | { does: 'change'; template: BriefTemplate; written: WriteTemplate }
  | { does: 'retire'; template: BriefTemplate };

async function tell(slug: string, told: Told): Promise<void> {
  if (told.does === 'write') await post(path(slug), told.written, BriefTemplate);
  else {
    const { id, version } = told.template;
    const at = `${path(slug)}/${id}`;
    if (told.does === 'change') await put(at, told.written, BriefTemplate, { ifMatch: version });
    else await del(at, undefined, z.unknown(), { ifMatch: version });
  }
}

/** Writes, changes or takes away one template. */
export const useTemplate = (slug: string) =>
  useWrite({ write: (told: Told) => tell(slug, told), shows: key(slug), stale: [] });

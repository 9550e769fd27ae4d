import { post } from '#client/lib/api.ts';
import { useWrite } from '#client/lib/use-write.ts';
import { Merged, type MergeOpportunity } from '#shared/opportunities/merge.ts';

export const unmerge = (id: string, version: number) =>
  post(`/opportunities/${id}/unmerge`, {}, Merged, { ifMatch: version });

/** Either direction, so what is written to is told each time. */
export const useMerge = (slug: string) =>
  useWrite({
    write: ({ id, version, input }: { id: string; version: number; input: MergeOpportunity }) =>
      post(`/opportunities/${id}/merge`, input, Merged, { ifMatch: version }),
    shows: ['workspaces', slug, 'opportunities', 'list'],
    stale: [['workspaces', slug]],
  });

export const useUnmerge = (slug: string) =>
  useWrite({
    write: ({ id, version }: { id: string; version: number }) => unmerge(id, version),
    shows: ['workspaces', slug, 'opportunities', 'page'],
    stale: [['workspaces', slug]],
  });

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get } from '#client/lib/api.ts';
import { SimilarOpportunities } from '#shared/opportunities/similar.ts';

/** Shorter titles look like anything. */
const LEAST_LETTERS = 4;

/** Opportunities whose title looks like this one, most alike first. */
export const similarQuery = (slug: string, title: string, not?: string) =>
  queryOptions({
    queryKey: ['workspaces', slug, 'opportunities', 'similar', title, not],
    queryFn: ({ signal }) => {
      const search = new URLSearchParams({ title, ...(not && { not }) });
      return get(`/workspaces/${slug}/opportunities/similar?${search}`, SimilarOpportunities, {
        signal,
      });
    },
    enabled: title.trim().length >= LEAST_LETTERS,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    gcTime: 60_000,
  });

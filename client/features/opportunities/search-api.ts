import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get } from '#client/lib/api.ts';
import { FoundOpportunities } from '#shared/opportunities/search.ts';

/** Fewer letters than this are in every title. */
export const LEAST_LETTERS = 2;

/** Opportunities by words of their title or by their id; given up as soon as other words are asked for. */
export const opportunitySearchQuery = (slug: string, text: string) =>
  queryOptions({
    queryKey: ['workspaces', slug, 'opportunities', 'search', text],
    queryFn: ({ signal }) => {
      const search = new URLSearchParams({ text });
      return get(`/workspaces/${slug}/opportunities/search?${search}`, FoundOpportunities, {
        signal,
      });
    },
    enabled: text.length >= LEAST_LETTERS,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });

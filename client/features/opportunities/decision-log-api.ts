import { infiniteQueryOptions } from '@tanstack/react-query';
import { get } from '#client/lib/api.ts';
import { Decisions } from '#shared/opportunities/decision.ts';

export const decisionLogQuery = (slug: string) =>
  infiniteQueryOptions({
    queryKey: ['workspaces', slug, 'opportunities', 'decisions'],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === '' ? '' : `?cursor=${encodeURIComponent(pageParam)}`;
      return get(`/workspaces/${slug}/decisions${cursor}`, Decisions, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });

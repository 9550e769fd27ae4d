import { infiniteQueryOptions } from '@tanstack/react-query';
import { get } from '#client/lib/api.ts';
import { Decisions, type ListDecisions } from '#shared/opportunities/decision.ts';

/** What of the log is looked at; null where it is not narrowed. */
export interface LogView {
  kind: NonNullable<ListDecisions['kind']> | null;
  show: NonNullable<ListDecisions['show']> | null;
}

export const decisionLogQuery = (slug: string, view: LogView) =>
  infiniteQueryOptions({
    queryKey: ['workspaces', slug, 'opportunities', 'decisions', view],
    queryFn: ({ pageParam, signal }) => {
      const given = Object.entries({ ...view, cursor: pageParam }).filter(([, value]) => value);
      const search = new URLSearchParams(given as [string, string][]);
      return get(`/workspaces/${slug}/decisions?${search}`, Decisions, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: (before) => before,
  });

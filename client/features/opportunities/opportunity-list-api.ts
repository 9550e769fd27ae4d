import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { get, post } from '#client/lib/api.ts';
import {
  Assigned,
  type AssignOpportunities,
  OpportunityList,
  type OpportunitySort,
} from '#shared/opportunities/schema.ts';
import type { Stage } from '#shared/roadmap/stage.ts';

const PAGE = 200;

/** How the list is narrowed and ordered; the page keeps it in the URL. */
export interface ListView {
  text: string;
  priorityId: string | null;
  ownerId: string | null;
  stage: Stage | null;
  sort: OpportunitySort;
  order: 'asc' | 'desc';
}

export const isNarrowed = ({ text, priorityId, ownerId, stage }: ListView): boolean =>
  text !== '' || priorityId !== null || ownerId !== null || stage !== null;

function searchOf({ text, priorityId, ownerId, stage, sort, order }: ListView, cursor: string) {
  const given = { text, priorityId, ownerId, stage, sort, order, cursor, limit: String(PAGE) };
  const entries = Object.entries(given).filter(([, value]) => value !== null && value !== '');
  return new URLSearchParams(entries as [string, string][]).toString();
}

export const opportunityListQuery = (slug: string, view: ListView) =>
  infiniteQueryOptions({
    queryKey: ['workspaces', slug, 'opportunities', 'list', view],
    queryFn: ({ pageParam, signal }) =>
      get(`/workspaces/${slug}/opportunities?${searchOf(view, pageParam)}`, OpportunityList, {
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: (before) => before,
  });

export function useAssign(slug: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: AssignOpportunities) =>
      post(`/workspaces/${slug}/opportunities/assign`, input, Assigned),
    onSettled: () =>
      Promise.all(
        ['opportunities', 'roadmap', 'priorities'].map((noun) =>
          client.invalidateQueries({ queryKey: ['workspaces', slug, noun] }),
        ),
      ),
  });
}

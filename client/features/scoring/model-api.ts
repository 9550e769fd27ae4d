import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get, put } from '#client/lib/api.ts';
import { useWrite } from '#client/lib/use-write.ts';
import {
  type ChangeScoringModel,
  RetiredAnswers,
  ScoringModel,
  ScoringModelVersions,
} from '#shared/scoring/schema.ts';

const key = (slug: string) => ['workspaces', slug, 'scoring', 'model'] as const;

export const scoringModelQuery = (slug: string) =>
  queryOptions({
    queryKey: [...key(slug), 'present'],
    queryFn: ({ signal }) => get(`/workspaces/${slug}/scoring-model`, ScoringModel, { signal }),
  });

export const modelVersionsQuery = (slug: string) =>
  infiniteQueryOptions({
    queryKey: [...key(slug), 'versions'],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === '' ? '' : `?cursor=${encodeURIComponent(pageParam)}`;
      const path = `/workspaces/${slug}/scoring-model/versions${cursor}`;
      return get(path, ScoringModelVersions, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });

const NOUNS = ['scoring', 'opportunities', 'roadmap', 'progress'];

interface Change {
  /** The version the change was made on. */
  version: number;
  change: ChangeScoringModel;
}

/** What was answered to criteria that have left; asked for once a draft brings one back. */
export const retiredQuery = (slug: string, isNeeded: boolean) =>
  queryOptions({
    queryKey: [...key(slug), 'retired'],
    queryFn: ({ signal }) =>
      get(`/workspaces/${slug}/scoring-model/retired`, RetiredAnswers, { signal }),
    enabled: isNeeded,
  });

export const useChangeScoringModel = (slug: string) =>
  useWrite({
    write: ({ version, change }: Change) =>
      put(`/workspaces/${slug}/scoring-model`, change, ScoringModel, { ifMatch: version }),
    shows: key(slug),
    stale: NOUNS.map((noun) => ['workspaces', slug, noun]),
  });

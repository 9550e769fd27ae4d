import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { get, post } from '#client/lib/api.ts';
import type { RateOpportunity } from '#shared/scoring/schema.ts';
import {
  ClosedRatingSession,
  RatingQueue,
  RatingSessionPage,
  RatingSessions,
  type SkipRating,
  type StartRatingSession,
} from '#shared/scoring/session.ts';
import { handInRating, skipRating, takeRatingBack } from './rating-api.ts';

const scoring = (slug: string) => ['workspaces', slug, 'scoring'];

/** `first` is the opportunity a link led to; it stands in front. */
export const ratingQueueQuery = (slug: string, first: string | null) =>
  queryOptions({
    queryKey: [...scoring(slug), 'queue', first],
    queryFn: ({ signal }) =>
      get(`/workspaces/${slug}/rating-queue${first ? `?at=${first}` : ''}`, RatingQueue, {
        signal,
      }),
  });

export const ratingSessionsQuery = (slug: string) =>
  queryOptions({
    queryKey: [...scoring(slug), 'sessions'],
    queryFn: ({ signal }) => get(`/workspaces/${slug}/rating-sessions`, RatingSessions, { signal }),
  });

export const ratingSessionQuery = (slug: string, id: string) =>
  queryOptions({
    queryKey: [...scoring(slug), 'session', id],
    queryFn: ({ signal }) => get(`/rating-sessions/${id}`, RatingSessionPage, { signal }),
  });

/** What else shows how far a rating is. */
const SHOWS_ROUNDS = ['scoring', 'opportunities', 'roadmap', 'progress'];

function useStale(slug: string) {
  const client = useQueryClient();
  return () => {
    for (const noun of SHOWS_ROUNDS)
      void client.invalidateQueries({ queryKey: ['workspaces', slug, noun] });
  };
}

export function useStartSession(slug: string) {
  const onSettled = useStale(slug);
  return useMutation({
    mutationFn: (input: StartRatingSession) =>
      post(`/workspaces/${slug}/rating-sessions`, input, z.object({ id: z.uuid() })),
    onSettled,
  });
}

export function useCloseSession(slug: string) {
  const onSettled = useStale(slug);
  return useMutation({
    mutationFn: (id: string) =>
      post(`/rating-sessions/${id}/close`, undefined, ClosedRatingSession),
    onSettled,
  });
}

type Answering =
  | { id: string; handIn: RateOpportunity; after: Promise<unknown> }
  | { id: string; skip: SkipRating; after: Promise<unknown> };

/**
 * Answers one entry of the queue. It leaves the queue at once; refused, it comes back. `after` is what of
 * the same answers is still on its way.
 */
export function useAnswerEntry(slug: string, first: string | null) {
  const client = useQueryClient();
  const refresh = useStale(slug);
  const { queryKey } = ratingQueueQuery(slug, first);
  return useMutation({
    scope: { id: `queue ${slug}` },
    mutationFn: async (answering: Answering) => {
      await answering.after;
      return 'skip' in answering
        ? skipRating(answering.id, answering.skip)
        : handInRating(answering.id, answering.handIn);
    },
    onMutate: async ({ id }) => {
      await client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, (known) => known && without(known, id));
    },
    onSettled: refresh,
  });
}

/** Takes back what was answered last or long ago; after whatever is still on its way. */
export function useTakeBackEntry(slug: string) {
  const client = useQueryClient();
  return useMutation({
    scope: { id: `queue ${slug}` },
    mutationFn: takeRatingBack,
    onSettled: () =>
      Promise.all(
        SHOWS_ROUNDS.map((noun) =>
          client.invalidateQueries({ queryKey: ['workspaces', slug, noun] }),
        ),
      ),
  });
}

const without = (queue: RatingQueue, id: string): RatingQueue => {
  const entries = queue.entries.filter(({ opportunityId }) => opportunityId !== id);
  return { ...queue, entries, left: queue.left - (queue.entries.length - entries.length) };
};

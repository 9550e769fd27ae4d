import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { get, post } from '#client/lib/api.ts';
import { sentenceOf } from '#client/lib/api-error.ts';
import { useWrite } from '#client/lib/use-write.ts';
import { notify } from '#client/ui/toast.tsx';
import type { Effort } from '#shared/opportunities/schema.ts';
import { type Obligation, Obligations, Progress } from '#shared/progress/schema.ts';

export const obligationsQuery = (slug: string) =>
  queryOptions({
    queryKey: ['workspaces', slug, 'progress', 'obligations'],
    queryFn: ({ signal }) => get(`/workspaces/${slug}/obligations`, Obligations, { signal }),
  });

export const progressQuery = (slug: string) =>
  queryOptions({
    queryKey: ['workspaces', slug, 'progress', 'page'],
    queryFn: ({ signal }) => get(`/workspaces/${slug}/progress`, Progress, { signal }),
  });

const Anything = z.unknown();

/** An input that is given where it is listed: an effort. */
export type Asked = Obligation & {
  kind: 'give_input';
  request: NonNullable<Obligation['request']> & { input: 'EFFORT' };
};

export const isGivenInPlace = (obligation: Obligation): obligation is Asked =>
  obligation.request?.input === 'EFFORT';

/** An obligation whose intent asks nothing, so that it is done where it is listed. */
export type DoneInPlace = Obligation & { kind: 'claim' | 'start' };

export const isDoneInPlace = (obligation: Obligation): obligation is DoneInPlace =>
  obligation.kind === 'claim' || obligation.kind === 'start';

/** What tells one obligation from another. */
export const keyOf = ({ kind, request, opportunityId, about }: Obligation): string =>
  [kind, request?.id ?? opportunityId, about?.questionId, about?.field].join(' ');

/** Claims or starts. The row goes at once, and comes back when the server refuses. */
export function useDoInPlace(slug: string) {
  const client = useQueryClient();
  const { queryKey } = obligationsQuery(slug);
  return useMutation({
    mutationFn: ({ kind, handoffId, itemId }: DoneInPlace) =>
      kind === 'claim'
        ? post(`/handoffs/${handoffId}/claim`, {}, Anything)
        : post(`/items/${itemId}/start`, {}, Anything),
    onMutate: async (done) => {
      await client.cancelQueries({ queryKey });
      client.setQueryData(
        queryKey,
        (before) =>
          before && {
            ...before,
            obligations: before.obligations.filter((one) => keyOf(one) !== keyOf(done)),
          },
      );
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['workspaces', slug] }),
  });
}

/** Takes a claim or a start back, as long as nobody has acted on it: the version says so. */
export function useUndo(slug: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ kind, handoffId, itemId, version }: DoneInPlace) => {
      const ifMatch = version + 1;
      return kind === 'claim'
        ? post(`/handoffs/${handoffId}/release`, { note: 'Undone.' }, Anything, { ifMatch })
        : post(`/items/${itemId}/reopen`, { reason: 'Undone.' }, Anything, { ifMatch });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['workspaces', slug] }),
  });
}

/** Says how much work it is. Its row goes with that, so whoever asked hears of it through `send`. */
export const useGiveEffort = (slug: string) =>
  useWrite({
    write: ({ obligation, effort }: { obligation: Asked; effort: Effort }) =>
      post(`/input-requests/${obligation.request.id}/answer`, { effort }, Anything),
    shows: obligationsQuery(slug).queryKey,
    stale: [['workspaces', slug]],
  });

/** Takes an estimate back, as long as nobody has changed the opportunity since: the version says so. */
export function useTakeEffortBack(slug: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ request, version }: Asked) =>
      post(`/input-requests/${request.id}/take-back`, { effort: request.effort }, Anything, {
        ifMatch: version + 1,
      }),
    onError: (error) =>
      void notify({ title: 'It could not be taken back.', detail: sentenceOf(error) }),
    onSettled: () => client.invalidateQueries({ queryKey: ['workspaces', slug] }),
  });
}

import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { get, patch, post } from '#client/lib/api.ts';
import {
  type CreatePriority,
  type EditPriority,
  Priorities,
  Priority,
} from '#shared/priorities/schema.ts';
import { placeAfter } from '#shared/roadmap/move.ts';

export const prioritiesQuery = (slug: string) =>
  queryOptions({
    queryKey: ['workspaces', slug, 'priorities', 'list'],
    queryFn: ({ signal }) => get(`/workspaces/${slug}/priorities`, Priorities, { signal }),
  });

export function useCreatePriority(slug: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: CreatePriority) => post(`/workspaces/${slug}/priorities`, input, Priority),
    onSettled: () => client.invalidateQueries({ queryKey: prioritiesQuery(slug).queryKey }),
  });
}

export function useEditPriority(slug: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ priority, input }: { priority: Priority; input: EditPriority }) =>
      patch(`/priorities/${priority.id}`, input, Priority, { ifMatch: priority.version }),
    onSettled: () => client.invalidateQueries({ queryKey: ['workspaces', slug, 'priorities'] }),
  });
}

interface Move {
  id: string;
  /** Right behind this priority; first when null. */
  after: string | null;
}

/**
 * Ranks at once on screen. Moves queue up behind each other, and each is sent with the version its
 * forerunner left, so pressing fast loses none; a refusal brings back the server's order.
 */
export function useRankPriority(slug: string) {
  const client = useQueryClient();
  const { queryKey } = prioritiesQuery(slug);
  const mutationKey = ['rank', slug];
  const versionOf = (id: string) =>
    client.getQueryData(queryKey)?.priorities.find((priority) => priority.id === id)?.version ?? 0;
  return useMutation({
    mutationKey,
    scope: { id: `rank ${slug}` },
    mutationFn: ({ id, after }: Move) =>
      patch(`/priorities/${id}`, { after }, Priority, { ifMatch: versionOf(id) }),
    onMutate: async (move) => {
      await client.cancelQueries({ queryKey });
      client.setQueryData(
        queryKey,
        (known) => known && { priorities: ranked(known.priorities, move) },
      );
    },
    onSuccess: ({ id, version }) => {
      client.setQueryData(
        queryKey,
        (known) =>
          known && {
            priorities: known.priorities.map((one) => (one.id === id ? { ...one, version } : one)),
          },
      );
    },
    onSettled: () => {
      if (client.isMutating({ mutationKey }) === 1) void client.invalidateQueries({ queryKey });
    },
  });
}

function ranked(priorities: readonly Priority[], { id, after }: Move): Priority[] {
  const moved = priorities.find((priority) => priority.id === id);
  if (!moved) return [...priorities];
  return placeAfter(priorities, moved, after).map((priority, index) => ({
    ...priority,
    rank: index + 1,
  }));
}

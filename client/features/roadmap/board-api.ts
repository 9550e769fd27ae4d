import {
  type QueryClient,
  queryOptions,
  useMutation,
  useMutationState,
  useQueryClient,
} from '@tanstack/react-query';
import { z } from 'zod';
import { get, post } from '#client/lib/api.ts';
import type { CreateOpportunity } from '#shared/opportunities/schema.ts';
import { type BoardSnapshot, Moved } from '#shared/roadmap/schema.ts';
import { readBoard, UnreadBoard } from './board-reading.ts';
import { type BoardMove, stageOf, withMove } from './board-view.ts';

const boardKey = (slug: string) => ['workspaces', slug, 'roadmap', 'board'] as const;
const moveKey = (slug: string) => ['move-card', slug] as const;

/** Asked again after every event; the browser's cache sends the ETag along and an unchanged board costs a 304. */
export const boardQuery = (slug: string) =>
  queryOptions({
    queryKey: boardKey(slug),
    queryFn: async ({ signal, client }) => {
      const unread = await get(`/workspaces/${slug}/board`, UnreadBoard, { signal });
      return readBoard(unread, client.getQueryData<BoardSnapshot>(boardKey(slug)));
    },
    structuralSharing: false,
  });

/** Moves on their way to the server, oldest first. */
export const useMovesUnderWay = (slug: string): BoardMove[] =>
  useMutationState({
    filters: { mutationKey: moveKey(slug), status: 'pending' },
    select: (mutation) => mutation.state.variables as BoardMove,
  });

/** Versions our own moves have made, until the board that tells them has arrived. */
const ownVersions = new Map<string, number>();
const versionOf = ({ card }: BoardMove) => Math.max(card.version, ownVersions.get(card.id) ?? 0);

interface MoveOutcome {
  onMoved: (move: BoardMove) => void;
  onRefused: (move: BoardMove, error: Error) => void;
}

/** Moves wait for each other, so that the server sees them in the order they were made. */
export function useMoveCard(slug: string, { onMoved, onRefused }: MoveOutcome) {
  const client = useQueryClient();
  return useMutation({
    mutationKey: moveKey(slug),
    scope: { id: moveKey(slug).join(' ') },
    mutationFn: (move: BoardMove) => {
      const body = {
        toStage: move.to,
        after: move.after,
        ...(move.reason && { reason: move.reason }),
      };
      return post(`/opportunities/${move.card.id}/move`, body, Moved, { ifMatch: versionOf(move) });
    },
    onSuccess: (moved, move) => {
      ownVersions.set(move.card.id, moved.version);
      settle({ client, slug, move, version: moved.version });
      onMoved(move);
    },
    onError: (error, move) => onRefused(move, error),
  });
}

interface Settled {
  client: QueryClient;
  slug: string;
  move: BoardMove;
  version: number;
}

/** The move becomes part of the snapshot, whose next reading then changes nothing. */
function settle({ client, slug, move, version }: Settled): void {
  client.setQueryData<BoardSnapshot>(boardKey(slug), (board) => {
    if (!board) return board;
    const columns = withMove(board.columns, move);
    const cards = columns[move.to].map((card) =>
      card.id === move.card.id && card.version < version ? { ...card, version } : card,
    );
    return { ...board, columns: { ...columns, [move.to]: cards } };
  });
}

/** Reads the board anew and says where a card stands now and who claimed it; undefined when it is off the board. */
export async function findCard(client: QueryClient, slug: string, id: string) {
  await client.invalidateQueries({ queryKey: boardKey(slug) });
  const board = client.getQueryData<BoardSnapshot>(boardKey(slug));
  const stage = board && stageOf(board.columns, id);
  if (!stage) return undefined;
  const claimer = board.columns[stage].find((card) => card.id === id)?.claimer;
  return { stage, claimedBy: claimer === undefined ? undefined : board.members[claimer]?.name };
}

const Undoable = z.object({
  handoff: z.object({ id: z.uuid(), version: z.number() }).nullable(),
  item: z.object({ id: z.uuid(), version: z.number() }).nullable(),
});

/** Takes a claim or a start back, by the intent that says so. */
export function useUndoIntent(slug: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ card, from, before: after }: BoardMove) => {
      const { handoff, item } = await get(`/opportunities/${card.id}`, Undoable);
      if (from === 'OFFERED' && handoff) {
        const body = { note: 'Claimed by mistake and put back at once.', after };
        return post(`/handoffs/${handoff.id}/release`, body, Moved, { ifMatch: handoff.version });
      }
      if (!item) return null;
      const body = { reason: 'Started by mistake and put back at once.', after };
      return post(`/items/${item.id}/reopen`, body, Moved, { ifMatch: item.version });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['workspaces', slug] }),
  });
}

const Created = z.object({ id: z.uuid() });

export function useCreateOpportunity(slug: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: CreateOpportunity) =>
      post(`/workspaces/${slug}/opportunities`, input, Created),
    onSuccess: () => client.invalidateQueries({ queryKey: ['workspaces', slug] }),
  });
}

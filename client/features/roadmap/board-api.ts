import {
  type QueryClient,
  queryOptions,
  useMutation,
  useMutationState,
  useQueryClient,
} from '@tanstack/react-query';
import { z } from 'zod';
import { get, post } from '#client/lib/api.ts';
import { sentenceOf } from '#client/lib/api-error.ts';
import type { CreateOpportunity } from '#shared/opportunities/schema.ts';
import { BoardChanges, type BoardSnapshot, Moved } from '#shared/roadmap/schema.ts';
import { withChanges } from '#shared/roadmap/with-changes.ts';
import { boardKey } from './board-following.ts';
import { readBoard, UnreadBoard } from './board-reading.ts';
import { type SettledMove, withSettled } from './board-settled.ts';
import { type BoardMove, stageOf } from './board-view.ts';

const moveKey = (slug: string) => ['move-card', slug] as const;

interface Reading {
  slug: string;
  signal: AbortSignal;
  known: BoardSnapshot | undefined;
}

/** Asked again after every event: then only for what has changed since, and as a whole when that is too much to tell. */
export const boardQuery = (slug: string) =>
  queryOptions({
    queryKey: boardKey(slug),
    queryFn: async ({ signal, client }) => {
      const known = client.getQueryData<BoardSnapshot>(boardKey(slug));
      const reading = { slug, signal, known };
      const board = (await readChanges(reading)) ?? (await readWhole(reading));
      settled = settled.filter((move) => move.slug !== slug || move.revision > board.revision);
      return settled.filter((move) => move.slug === slug).reduce(withSettled, board);
    },
    structuralSharing: false,
  });

async function readChanges({ slug, signal, known }: Reading): Promise<BoardSnapshot | null> {
  if (!known) return null;
  const path = `/workspaces/${slug}/board/changes?since=${known.revision}`;
  return withChanges(known, await get(path, BoardChanges, { signal }));
}

async function readWhole({ slug, signal, known }: Reading): Promise<BoardSnapshot> {
  return readBoard(await get(`/workspaces/${slug}/board`, UnreadBoard, { signal }), known);
}

/** Moves of our own that the server has made, until a board that knows of them has been read. */
let settled: (SettledMove & { slug: string })[] = [];

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
  /** With the version the move gave the card. */
  onMoved: (move: BoardMove, version: number) => void;
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
      const { version, revision } = moved;
      settle(client, { slug, move, version, revision });
      onMoved(move, version);
    },
    onError: (error, move) => onRefused(move, error),
  });
}

/** The move becomes part of the snapshot: what is read next confirms it or puts it right. */
function settle(client: QueryClient, made: SettledMove & { slug: string }): void {
  client.setQueryData<BoardSnapshot>(boardKey(made.slug), (board) => {
    if (!board || board.revision >= made.revision) return board;
    settled.push(made);
    return withSettled(board, made);
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
  opportunity: z.object({ version: z.number() }),
  handoff: z.object({ id: z.uuid(), version: z.number() }).nullable(),
  item: z.object({ id: z.uuid(), version: z.number() }).nullable(),
});

/** Undoing it now would take somebody's work back too. */
const ACTED_ON = 'Somebody has acted on it since. It can still be taken back from its panel.';

interface Undoing {
  move: BoardMove;
  /** The card's version right after the move. */
  version: number;
}

/** Takes a claim or a start back, by the intent that says so, until somebody has acted on it. */
export function useUndoIntent(
  slug: string,
  onRefused: (move: BoardMove, sentence: string) => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ move: { card, from, before: after }, version }: Undoing) => {
      const { opportunity, handoff, item } = await get(`/opportunities/${card.id}`, Undoable);
      if (opportunity.version !== version) return ACTED_ON;
      if (from === 'OFFERED' && handoff) {
        const body = { note: 'Claimed by mistake and put back at once.', after };
        return post(`/handoffs/${handoff.id}/release`, body, Moved, { ifMatch: handoff.version });
      }
      if (!item) return null;
      const body = { reason: 'Started by mistake and put back at once.', after };
      return post(`/items/${item.id}/reopen`, body, Moved, { ifMatch: item.version });
    },
    onSuccess: (done, { move }) => done === ACTED_ON && onRefused(move, ACTED_ON),
    onError: (error, { move }) => onRefused(move, sentenceOf(error)),
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

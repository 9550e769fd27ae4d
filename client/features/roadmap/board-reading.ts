import { z } from 'zod';
import { ApiError } from '#client/lib/api-error.ts';
import { BoardCard, BoardSnapshot } from '#shared/roadmap/schema.ts';
import type { BoardStage } from './board-view.ts';

/** Longest stretch of reading before the screen gets its turn. */
const STRETCH_MS = 8;
const column = z.custom<unknown[]>(Array.isArray);
const columns = Object.fromEntries(
  Object.keys(BoardSnapshot.shape.columns.shape).map((stage) => [stage, column]),
) as Record<BoardStage, typeof column>;

/** The snapshot with its cards not looked at yet. */
export const UnreadBoard = BoardSnapshot.extend({ columns: z.object(columns) });
export type UnreadBoard = z.infer<typeof UnreadBoard>;

/**
 * Reads the cards of a snapshot in short stretches. A card that was read before and has not changed stays
 * the same object, and so do columns and lists: what has not changed is not drawn again either.
 * @throws ApiError when a card is not understood
 */
export async function readBoard(
  unread: UnreadBoard,
  known: BoardSnapshot | undefined,
): Promise<BoardSnapshot> {
  const knownCards = new Map<string, BoardCard>();
  for (const cards of Object.values(known?.columns ?? {}))
    for (const card of cards) knownCards.set(card.id, card);
  const stretch = { endsAt: performance.now() + STRETCH_MS };
  const read = {} as BoardSnapshot['columns'];
  for (const stage of Object.keys(unread.columns) as BoardStage[]) {
    const cards = await readColumn({ unread: unread.columns[stage], knownCards, stretch });
    const before = known?.columns[stage];
    read[stage] = before && sameList(before, cards) ? before : cards;
  }
  return { ...unread, ...keptLists(unread, known), columns: read };
}

interface Reading {
  unread: readonly unknown[];
  knownCards: ReadonlyMap<string, BoardCard>;
  stretch: { endsAt: number };
}

async function readColumn({ unread, knownCards, stretch }: Reading): Promise<BoardCard[]> {
  const cards: BoardCard[] = [];
  for (const raw of unread) {
    if (performance.now() > stretch.endsAt) {
      await new Promise((resolve) => setTimeout(resolve));
      stretch.endsAt = performance.now() + STRETCH_MS;
    }
    const before = knownCards.get((raw as { id: string }).id);
    cards.push(before && sameCard(before, raw as Record<string, unknown>) ? before : readCard(raw));
  }
  return cards;
}

function readCard(raw: unknown): BoardCard {
  const read = BoardCard.safeParse(raw);
  if (read.success) return read.data;
  throw new ApiError({
    code: 'unreadable',
    status: 200,
    detail:
      'The server sent a card this page does not understand. Reload to get the current version of Baton.',
  });
}

function sameCard(card: BoardCard, raw: Record<string, unknown>): boolean {
  const before = card as Record<string, unknown>;
  const keys = Object.keys(raw);
  if (keys.length !== Object.keys(before).length) return false;
  return keys.every((key) =>
    key === 'labels' ? String(before[key]) === String(raw[key]) : before[key] === raw[key],
  );
}

const sameList = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((item, index) => item === b[index]);

function keptLists(unread: UnreadBoard, known: BoardSnapshot | undefined) {
  return {
    members: keep(known?.members, unread.members),
    owners: keep(known?.owners, unread.owners),
    priorities: keep(known?.priorities, unread.priorities),
    metrics: keep(known?.metrics, unread.metrics),
  };
}

const keep = <List>(known: List | undefined, unread: List): List =>
  known !== undefined && JSON.stringify(known) === JSON.stringify(unread) ? known : unread;

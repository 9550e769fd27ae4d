import type { QueryClient } from '@tanstack/react-query';
import type { BoardSnapshot } from '#shared/roadmap/schema.ts';

export const boardKey = (slug: string) => ['workspaces', slug, 'roadmap', 'board'] as const;

/** Whether a query is the board: it follows what happens by itself, and is not read anew whenever anything of its noun is. */
export const isBoardKey = (key: readonly unknown[]): boolean =>
  key.length === 4 && key[3] === 'board';

/** The newest revision heard of, by workspace, and the workspaces whose board is being brought up to it. */
const newest = new Map<string, number>();
const catchingUp = new Set<string>();

/**
 * The board is to show at least this revision; one it shows already costs nothing. However fast things happen, one reading
 * follows the other: none is broken off for the next, or a busy board would never be shown.
 */
export async function followBoard(client: QueryClient, slug: string, revision: number) {
  newest.set(slug, Math.max(revision, newest.get(slug) ?? 0));
  if (catchingUp.has(slug)) return;
  catchingUp.add(slug);
  const queryKey = boardKey(slug);
  const shown = () => client.getQueryData<BoardSnapshot>(queryKey)?.revision ?? -1;
  try {
    // A reading that was under way may be too old. When one of our own brings nothing either, nobody looks at the board,
    // a card is in the air, or the server is away: it stays marked as out of date.
    for (let inVain = 0; inVain < 2 && shown() < (newest.get(slug) ?? 0); ) {
      const before = shown();
      await client.invalidateQueries({ queryKey, exact: true }, { cancelRefetch: false });
      inVain = shown() > before ? 0 : inVain + 1;
    }
  } finally {
    catchingUp.delete(slug);
  }
}

/** Events may have come while nobody looked or a card was in the air: whoever looks again is told what was missed. */
export const catchUpBoard = (client: QueryClient, slug: string) => followBoard(client, slug, 0);

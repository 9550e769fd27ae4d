import type { BoardSnapshot } from '#shared/roadmap/schema.ts';
import { type BoardMove, withMove } from './board-view.ts';

/** A move of our own that the server has made: the version it gave the card, and the workspace's revision after it. */
export interface SettledMove {
  move: BoardMove;
  version: number;
  revision: number;
}

/** The board with such a move, for as long as it was read before the server made it. */
export function withSettled(board: BoardSnapshot, { move, version }: SettledMove): BoardSnapshot {
  const columns = withMove(board.columns, move);
  const cards = columns[move.to].map((card) =>
    card.id === move.card.id && card.version < version ? { ...card, version } : card,
  );
  return { ...board, columns: { ...columns, [move.to]: cards } };
}

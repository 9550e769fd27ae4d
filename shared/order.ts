import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/** A place in a strict order, compared byte by byte (`COLLATE "C"` in PostgreSQL, `<` here). */
export type Position = string;

/** Longer keys than this are rebalanced: the column gets fresh, short ones. */
export const LONGEST_POSITION = 64;

/** A position strictly between two neighbours; null stands for the end on that side. */
export const positionBetween = (before: Position | null, after: Position | null): Position =>
  generateKeyBetween(before, after);

/** `count` positions in order, strictly between two neighbours. */
export const positionsBetween = (
  before: Position | null,
  after: Position | null,
  count: number,
): Position[] => generateNKeysBetween(before, after, count);

export const needsRebalancing = (position: Position): boolean => position.length > LONGEST_POSITION;

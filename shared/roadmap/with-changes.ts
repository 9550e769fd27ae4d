import type { BoardCard, BoardChanges, BoardSnapshot } from './schema.ts';

type Columns = BoardSnapshot['columns'];
type Changed = NonNullable<BoardChanges['changed']>;

/**
 * A board brought up to date by what changed since: it is then the very board a whole reading would give. Columns in which
 * nothing changed stay the same arrays. Null when that cannot be told, or does not fit what is here: then read it all.
 */
export function withChanges(board: BoardSnapshot, changes: BoardChanges): BoardSnapshot | null {
  const { revision, changed, gone, counts } = changes;
  if (changed === null) return null;
  const columns = withCards(without(board.columns, gone, changed), changed);
  if (!columns || !fits(columns, counts)) return null;
  return {
    ...board,
    revision,
    columns,
    parked: counts.PARKED ?? 0,
    rejected: counts.REJECTED ?? 0,
  };
}

/** The columns without the cards that left the board, and without those about to be put in their new places. */
function without(columns: Columns, gone: BoardChanges['gone'], changed: Changed): Columns {
  const leaving = new Set([...gone, ...changed.map(({ card }) => card.id)]);
  const rest = (cards: BoardCard[]) =>
    cards.some(({ id }) => leaving.has(id)) ? cards.filter(({ id }) => !leaving.has(id)) : cards;
  const entries = Object.entries(columns).map(([stage, cards]) => [stage, rest(cards)]);
  return Object.fromEntries(entries) as Columns;
}

/** They come in their order, so that a card's neighbour stands there before the card does. */
function withCards(columns: Columns, changed: Changed): Columns | null {
  const next = { ...columns };
  for (const { stage, after, card } of changed) {
    const index = after === null ? 0 : next[stage].findIndex(({ id }) => id === after) + 1;
    if (after !== null && index === 0) return null;
    next[stage] = [...next[stage].slice(0, index), card, ...next[stage].slice(index)];
  }
  return next;
}

const fits = (columns: Columns, counts: BoardChanges['counts']) =>
  Object.entries(columns).every(
    ([stage, cards]) => cards.length === (counts[stage as keyof Columns] ?? 0),
  );

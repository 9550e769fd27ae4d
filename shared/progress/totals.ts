import type { Progress, SeamRow } from '#shared/progress/schema.ts';

type Totals = { cards: number; late: number; waitingCost: number };

/** Sum of the rows' waiting costs; what nobody has estimated adds nothing. */
export const sumOf = (rows: readonly SeamRow[]): number =>
  rows.reduce((sum, row) => sum + (row.waitingCost ?? 0), 0);

const totalsOf = (rows: readonly SeamRow[]): Totals => ({
  cards: rows.length,
  late: rows.filter((row) => row.late).length,
  waitingCost: sumOf(rows),
});

/** Most costly first, then the most cards. */
const byWeight = (a: Totals, b: Totals): number =>
  b.waitingCost - a.waitingCost || b.cards - a.cards;

function groupBy<Key>(rows: readonly SeamRow[], keyOf: (row: SeamRow) => Key): Map<Key, SeamRow[]> {
  const groups = new Map<Key, SeamRow[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** Totals per holder of the ball, member or team; rows nobody holds are counted under two nulls. */
export function byHolder(rows: readonly SeamRow[]): Progress['holders'] {
  const groups = groupBy(rows, (row) => row.holderId ?? row.holderOwnerId);
  return [...groups.values()]
    .map((group) => {
      const { holderId, holderOwnerId } = group[0] as SeamRow;
      return { memberId: holderId, ownerId: holderOwnerId, ...totalsOf(group) };
    })
    .sort(byWeight);
}

/** Totals per owner; rows without one are counted under null. */
export function byOwner(rows: readonly SeamRow[]): Progress['ownerTotals'] {
  const groups = groupBy(rows, (row) => row.ownerId);
  return [...groups].map(([ownerId, group]) => ({ ownerId, ...totalsOf(group) })).sort(byWeight);
}

/** A part of a whole, 0–1; null when there is no whole. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : part / whole;

import { useEffect, useRef } from 'react';
import type { BoardStore } from './board-store.ts';
import { boardStages, type Columns } from './board-view.ts';

const FLASH_MS = 1600;
/** More than this came by an import, or after a long absence: then nothing in particular has moved. */
const MANY = 20;

/** Marks for a moment the cards that somebody else has moved. Our own are in place before the server says so. */
export function useMovedMarks(store: BoardStore, columns: Columns | undefined): void {
  const before = useRef<Columns | undefined>(undefined);
  useEffect(() => {
    const known = before.current;
    before.current = columns;
    if (!columns || !known) return;
    const moved = arrivals(known, columns);
    if (moved.length === 0 || moved.length > MANY) return;
    for (const id of moved) store.marks.patch(id, { isMoved: true });
    setTimeout(() => {
      for (const id of moved) store.marks.patch(id, { isMoved: false });
    }, FLASH_MS);
  }, [store, columns]);
}

/** Cards that stand in another column than before, or are new; columns that are the very same are not looked at. */
function arrivals(before: Columns, now: Columns): string[] {
  return boardStages
    .filter((stage) => now[stage] !== before[stage])
    .flatMap((stage) => {
      const known = new Set(before[stage].map(({ id }) => id));
      return now[stage].filter(({ id }) => !known.has(id)).map(({ id }) => id);
    });
}

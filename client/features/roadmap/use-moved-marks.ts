import { useEffect, useRef } from 'react';
import type { BoardStore } from './board-store.ts';
import { type BoardStage, boardStages, type Columns } from './board-view.ts';

const FLASH_MS = 1600;
/** More than this came by an import, or after a long absence: then nothing in particular has moved. */
const MANY = 20;

/** Marks for a moment the cards that somebody else has moved. Our own are in place before the server says so. */
export function useMovedMarks(store: BoardStore, columns: Columns | undefined): void {
  const before = useRef<Map<string, BoardStage> | null>(null);
  useEffect(() => {
    if (!columns) return;
    const places = placesOf(columns);
    const known = before.current;
    before.current = places;
    if (!known) return;
    const moved = [...places].filter(([id, stage]) => known.get(id) !== stage).map(([id]) => id);
    if (moved.length === 0 || moved.length > MANY) return;
    for (const id of moved) store.marks.patch(id, { isMoved: true });
    setTimeout(() => {
      for (const id of moved) store.marks.patch(id, { isMoved: false });
    }, FLASH_MS);
  }, [store, columns]);
}

function placesOf(columns: Columns): Map<string, BoardStage> {
  const places = new Map<string, BoardStage>();
  for (const stage of boardStages) for (const { id } of columns[stage]) places.set(id, stage);
  return places;
}

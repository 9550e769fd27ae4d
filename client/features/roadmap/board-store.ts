import { createContext, useCallback, useContext, useEffect, useSyncExternalStore } from 'react';
import { usualCalendar } from '#shared/calendar/schema.ts';
import type { BoardCard } from '#shared/roadmap/schema.ts';
import { type BoardStage, boardStages, type Lists, type Verdict } from './board-view.ts';

/** What is said about a single card beside its own facts. */
export interface Mark {
  /** The keyboard is here: Tab reaches this card. */
  isStop?: boolean;
  /** Its panel is open. */
  isOpen?: boolean;
  /** Somebody else has just moved it. */
  isMoved?: boolean;
  /** Why the server has put it back. */
  correction?: string | undefined;
}

/** The card in the air, and what every column says to it. */
export interface Lift {
  card: BoardCard;
  from: BoardStage;
  verdicts: Record<BoardStage, Verdict>;
}

/** Why a card was not taken, said by the column it was dropped on. */
export interface Refusal {
  stage: BoardStage;
  sentence: string;
}

/** A value that tells those who look at it when it changes, and nobody else. */
function createCell<Value>(first: Value) {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next: Value) {
      if (next === value) return;
      value = next;
      for (const notify of listeners) notify();
    },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

const unmarked: Mark = {};

function createMarks() {
  const cells = new Map<string, ReturnType<typeof createCell<Mark>>>();
  const cellOf = (id: string) => {
    const cell = cells.get(id) ?? createCell(unmarked);
    cells.set(id, cell);
    return cell;
  };
  return {
    of: cellOf,
    patch: (id: string, mark: Mark) => {
      const cell = cellOf(id);
      cell.set({ ...cell.get(), ...mark });
    },
  };
}

/** What changes without the board changing: lifting, marks, and where the keyboard is. One per board on screen. */
export function createBoardStore() {
  return {
    marks: createMarks(),
    lift: createCell<Lift | null>(null),
    refusal: createCell<Refusal | null>(null),
    stop: createCell<string | null>(null),
    /** How many columns show their cards; the others wait for their turn. */
    drawn: createCell(0),
    /** Brings a card of a column into view; set by each column while it is on screen. */
    scrollers: new Map<BoardStage, (index: number) => void>(),
  };
}

export type BoardStore = ReturnType<typeof createBoardStore>;
export const BoardStoreContext = createContext<BoardStore>(createBoardStore());
export const ListsContext = createContext<Lists>({
  members: [],
  owners: [],
  priorities: [],
  metrics: [],
  calendar: usualCalendar,
});

export function useMark(id: string): Mark {
  const cell = useContext(BoardStoreContext).marks.of(id);
  return useSyncExternalStore(cell.subscribe, cell.get);
}

/** What this column says to the card in the air; null while none is. */
export function useVerdict(stage: BoardStage): Verdict | null {
  const { lift } = useContext(BoardStoreContext);
  const read = useCallback(() => lift.get()?.verdicts[stage] ?? null, [lift, stage]);
  return useSyncExternalStore(lift.subscribe, read);
}

/** A frame for each column's cards: all at once would keep the screen from answering. */
export function useColumnsInTurn({ drawn }: BoardStore): void {
  useEffect(() => {
    let frame = 0;
    const draw = () => {
      if (drawn.get() >= boardStages.length) return;
      drawn.set(drawn.get() + 1);
      frame = requestAnimationFrame(draw);
    };
    frame = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(frame);
  }, [drawn]);
}

export function useIsDrawn(stage: BoardStage): boolean {
  const { drawn } = useContext(BoardStoreContext);
  return useSyncExternalStore(drawn.subscribe, () => boardStages.indexOf(stage) < drawn.get());
}

export function useIsLifting(store: BoardStore): boolean {
  return useSyncExternalStore(store.lift.subscribe, () => store.lift.get() !== null);
}

import { type FocusEvent, type KeyboardEvent, useRef } from 'react';
import { useShortcuts } from '#client/lib/use-shortcuts.ts';
import type { BoardCard } from '#shared/roadmap/schema.ts';
import type { MenuAt } from './board-menu.tsx';
import type { BoardStore } from './board-store.ts';
import { type BoardStage, boardStages } from './board-view.ts';

type Shown = Record<BoardStage, readonly BoardCard[]>;
type Step = 'up' | 'down' | 'left' | 'right';

interface Here {
  store: BoardStore;
  shown: Shown;
  onOpen: (id: string) => void;
  onMenu: (at: MenuAt) => void;
}

const arrows: Record<string, Step> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** Where the keyboard is on the board, and how it gets elsewhere. */
export function useBoardFocus({ store, shown, onMenu }: Here) {
  const latest = useRef(shown);
  latest.current = shown;
  const wanted = useRef<string | null>(null);

  function go(step: Step) {
    const next = neighbour(latest.current, store.stop.get(), step);
    if (next) bring(next.stage, next.index);
  }

  /** Two frames: one for the column to scroll, one for the card to be drawn. */
  function bring(stage: BoardStage, index: number) {
    const id = latest.current[stage][index]?.id;
    if (!id) return;
    store.scrollers.get(stage)?.(index);
    requestAnimationFrame(() => requestAnimationFrame(() => titleOf(id)?.focus()));
  }

  /** After the board has been drawn with the card in its new place. */
  function focusLater(id: string) {
    wanted.current = id;
    setTimeout(() => {
      if (wanted.current !== id) return;
      wanted.current = null;
      const at = placeOf(latest.current, id);
      if (at) bring(at.stage, at.index);
    }, 60);
  }

  function openMenu() {
    const id = store.stop.get();
    const button = id && document.querySelector<HTMLElement>(`[data-card="${id}"] [data-menu]`);
    if (id && button) onMenu({ id, button });
  }

  useShortcuts({
    j: () => go('down'),
    k: () => go('up'),
    h: () => go('left'),
    l: () => go('right'),
    m: openMenu,
  });

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const step = arrows[event.key];
    if (
      !step ||
      store.lift.get() ||
      event.defaultPrevented ||
      event.altKey ||
      event.metaKey ||
      event.ctrlKey
    )
      return;
    if (!(event.target as HTMLElement).closest('[data-card]')) return;
    event.preventDefault();
    go(step);
  }

  function onFocus(event: FocusEvent<HTMLElement>) {
    const id = (event.target as HTMLElement).closest<HTMLElement>('[data-card]')?.dataset.card;
    const before = store.stop.get();
    if (!id || id === before) return;
    store.stop.set(id);
    if (before) store.marks.patch(before, { isStop: false });
    store.marks.patch(id, { isStop: true });
  }

  return { onKeyDown, onFocus, focusLater };
}

const titleOf = (id: string) => document.querySelector<HTMLElement>(`[data-card="${id}"] a`);

function placeOf(shown: Shown, id: string | null) {
  for (const stage of boardStages) {
    const index = shown[stage].findIndex((card) => card.id === id);
    if (index >= 0) return { stage, index };
  }
  return undefined;
}

/** The card a step leads to: within the column, or at the same height of the next one that has any. */
function neighbour(shown: Shown, id: string | null, step: Step) {
  const at = placeOf(shown, id);
  const filled = boardStages.filter((stage) => shown[stage].length > 0);
  if (!at) return filled[0] && { stage: filled[0], index: 0 };
  if (step === 'up' || step === 'down')
    return { stage: at.stage, index: at.index + (step === 'up' ? -1 : 1) };
  const stage = filled[filled.indexOf(at.stage) + (step === 'left' ? -1 : 1)];
  return stage && { stage, index: Math.min(at.index, shown[stage].length - 1) };
}

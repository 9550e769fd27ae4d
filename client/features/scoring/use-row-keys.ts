import { type KeyboardEvent, type RefObject, useState } from 'react';
import { useShortcuts } from '#client/lib/use-shortcuts.ts';

const steps: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * One stop of Tab for thousands of rows, so that what stands behind the list can be reached: arrow keys, and `j` and
 * `k`, go from row to row and bring the next into view.
 */
export function useRowKeys(scroller: RefObject<HTMLElement | null>) {
  const [currentId, setCurrentId] = useState<string | null>(null);

  function step(by: 1 | -1) {
    const openers = [...(scroller.current?.querySelectorAll<HTMLElement>('[data-opener]') ?? [])];
    const at = openers.indexOf(document.activeElement as HTMLElement);
    const next = at < 0 ? openers.find(isInView(scroller.current)) : openers[at + by];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'nearest' });
  }
  useShortcuts({ j: () => step(1), k: () => step(-1) });

  return {
    /** Of the rows that are drawn, the one Tab stops at: the last one that had the focus, else the first. */
    tabStop: (ids: readonly string[]) =>
      currentId !== null && ids.includes(currentId) ? currentId : ids[0],
    onFocus: ({ target }: { target: EventTarget }) => {
      const id = (target as HTMLElement).dataset.opener;
      if (id) setCurrentId(id);
    },
    onKeyDown: (event: KeyboardEvent) => {
      const by = steps[event.key];
      if (by === undefined || !(event.target as HTMLElement).dataset.opener) return;
      event.preventDefault();
      step(by);
    },
  };
}

/** Rows are drawn a little beyond both edges. */
const isInView = (scroller: HTMLElement | null) => (opener: HTMLElement) =>
  opener.getBoundingClientRect().top >= (scroller?.getBoundingClientRect().top ?? 0);

import { useMemo, useRef, useState } from 'react';
import { useShortcuts } from '#client/lib/use-shortcuts.ts';

export interface MeetingSelection {
  ids: ReadonlySet<string>;
  /** With `isRange`, everything from the last one touched to here. */
  toggle: (id: string, isRange: boolean) => void;
  toggleAll: (ids: readonly string[], isSelected: boolean) => void;
  clear: () => void;
}

/**
 * What is chosen, by mouse or keyboard. What somebody else decided meanwhile falls out by itself.
 * @param order the ids as they stand on screen
 */
export function useMeetingSelection(order: readonly string[]): MeetingSelection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef<string | null>(null);
  const ids = useMemo(() => {
    const there = new Set(order);
    return new Set([...chosen].filter((id) => there.has(id)));
  }, [chosen, order]);

  function mark(which: readonly string[], isSelected: boolean) {
    const next = new Set(ids);
    for (const id of which) {
      if (isSelected) next.add(id);
      else next.delete(id);
    }
    setChosen(next);
  }

  return {
    ids,
    toggle(id, isRange) {
      const from = isRange && anchor.current !== null ? order.indexOf(anchor.current) : -1;
      const to = order.indexOf(id);
      anchor.current = id;
      if (from < 0) return mark([id], !ids.has(id));
      mark(order.slice(Math.min(from, to), Math.max(from, to) + 1), true);
    },
    toggleAll: mark,
    clear: () => setChosen(new Set()),
  };
}

const rowLinks = () => [...document.querySelectorAll<HTMLElement>('[data-meeting-row]')];

/** Of the row that has the focus: on its title or on its box. */
const rowLinkHere = () =>
  document.activeElement?.closest('tr')?.querySelector<HTMLElement>('[data-meeting-row]');

/** j and k go from row to row, x chooses the one that has the focus, X all from the last one touched to it. */
export function useMeetingKeys({ toggle }: Pick<MeetingSelection, 'toggle'>): void {
  const step = (by: 1 | -1) => {
    const links = rowLinks();
    const here = rowLinkHere();
    const at = here ? links.indexOf(here) : -1;
    const next = links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + by))];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  };
  const choose = (isRange: boolean) => {
    const id = rowLinkHere()?.dataset.meetingRow;
    if (id) toggle(id, isRange);
  };
  const range = 'X';
  useShortcuts(
    {
      j: () => step(1),
      k: () => step(-1),
      x: () => choose(false),
      [range]: () => choose(true),
    },
    { whileChoosing: true },
  );
}

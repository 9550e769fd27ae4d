import { type KeyboardEvent, useRef } from 'react';
import { useFocusKept } from '#client/lib/use-focus-kept.ts';
import { useShortcuts } from '#client/lib/use-shortcuts.ts';

/**
 * `j` and `k` or the arrows go down and up the list, `x` does what asks nothing; Enter is the row's own. When a row goes, the focus goes to the one that takes its place.
 */
export function useListKeys(onDoFocused: (key: string | undefined) => void) {
  const list = useRef<HTMLOListElement>(null);
  const titles = () => [
    ...(list.current?.querySelectorAll<HTMLElement>('[data-obligation]') ?? []),
  ];
  const focused = () =>
    titles().findIndex((title) => title.closest('li')?.contains(document.activeElement));
  const go = (step: number) => {
    const all = titles();
    const at = focused();
    const to = at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + step));
    all[to]?.focus();
    all[to]?.closest('li')?.scrollIntoView({ block: 'nearest' });
  };
  useShortcuts({
    j: () => go(1),
    k: () => go(-1),
    x: () => onDoFocused(titles()[focused()]?.dataset.obligation),
  });
  const at = useRef(0);
  useFocusKept(list, () => titles()[Math.min(at.current, titles().length - 1)]);
  return {
    ref: list,
    onFocus: () => {
      at.current = focused();
    },
    onKeyDown: (event: KeyboardEvent) => {
      const isTitle = event.target instanceof HTMLElement && 'obligation' in event.target.dataset;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!isTitle || step === undefined) return;
      event.preventDefault();
      go(step);
    },
  };
}

import { type RefObject, useEffect, useRef } from 'react';

/**
 * What had the focus may go: a button when its act is done, a row when it is dealt with. The focus then moves on to
 * `next` instead of falling to nowhere.
 */
export function useFocusKept(
  frame: RefObject<HTMLElement | null>,
  next: () => HTMLElement | null | undefined,
): void {
  const latest = useRef(next);
  latest.current = next;
  useEffect(() => {
    const element = frame.current;
    let last: Element | null = null;
    const remember = ({ target }: FocusEvent) => {
      last = target as Element;
    };
    // A frame later: forms and menus that close put the focus somewhere by themselves.
    const moveOn = () => {
      if (!last || last.isConnected) return;
      last = null;
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        const goal = latest.current() ?? document.getElementById('main');
        goal?.focus({ preventScroll: true });
      });
    };
    const observer = new MutationObserver(moveOn);
    if (element) observer.observe(element, { childList: true, subtree: true });
    element?.addEventListener('focusin', remember);
    return () => {
      observer.disconnect();
      element?.removeEventListener('focusin', remember);
      moveOn();
    };
  }, [frame]);
}

import { type RefObject, useEffect, useRef } from 'react';

/** Takes the focus when the component appears and gives it back when it goes, unless it has moved on by itself. */
export function useFocusReturn(target: RefObject<HTMLElement | null>): void {
  const before = useRef<Element | null>(null);
  useEffect(() => {
    // Strict mode runs this twice; what had the focus first is what counts.
    before.current ??= document.activeElement;
    target.current?.focus({ preventScroll: true });
    return () => {
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        const origin = before.current?.isConnected
          ? before.current
          : document.getElementById('main');
        if (origin instanceof HTMLElement) origin.focus({ preventScroll: true });
      });
    };
  }, [target]);
}

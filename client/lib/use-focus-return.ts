import { type RefObject, useEffect, useRef } from 'react';

/** Where the focus came from, left by a component that gives way to another in the same moment: a panel while it loads. */
let handedOn: Element | null = null;

/** Takes the focus when the component appears and gives it back when it goes, unless it has moved on by itself. */
export function useFocusReturn(target: RefObject<HTMLElement | null>): void {
  const before = useRef<Element | null>(null);
  useEffect(() => {
    // Strict mode runs this twice; what had the focus first is what counts.
    before.current ??= handedOn ?? document.activeElement;
    target.current?.focus({ preventScroll: true });
    return () => {
      handedOn = before.current;
      requestAnimationFrame(() => {
        handedOn = null;
        if (document.activeElement !== document.body) return;
        returnTo(before.current);
      });
    };
  }, [target]);
}

/** A card that was drawn again meanwhile is another element of the same id. */
function returnTo(before: Element | null): void {
  const again = before?.isConnected ? before : before?.id && document.getElementById(before.id);
  const origin = again && again !== document.body ? again : document.getElementById('main');
  if (origin instanceof HTMLElement) origin.focus({ preventScroll: true });
}

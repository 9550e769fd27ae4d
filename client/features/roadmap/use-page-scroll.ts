import { useLayoutEffect } from 'react';

/**
 * While the board is on screen the page itself scrolls sideways (board.module.css): the drag library follows the window
 * and the column under the card, and no other scroller between them.
 */
export function usePageScroll(): void {
  useLayoutEffect(() => {
    document.documentElement.dataset.scroller = 'board';
    return () => {
      delete document.documentElement.dataset.scroller;
    };
  }, []);
}

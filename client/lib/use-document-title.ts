import { useEffect } from 'react';

/** Names the browser tab while the component is on screen. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    const before = document.title;
    document.title = `${title} · Baton`;
    return () => {
      document.title = before;
    };
  }, [title]);
}

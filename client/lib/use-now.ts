import { createContext, useContext, useSyncExternalStore } from 'react';

const TICK_MS = 30_000;

/** A fixed moment for tests and printed pages; `null` lets the clock tick. */
export const FixedNow = createContext<Date | null>(null);

let current = new Date();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

/** One timer for the whole app, running only while somebody looks at it. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!timer) {
    timer = setInterval(() => {
      current = new Date();
      for (const notify of listeners) notify();
    }, TICK_MS);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || !timer) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The present, moving on every half minute. */
export function useNow(): Date {
  const ticking = useSyncExternalStore(subscribe, () => current);
  return useContext(FixedNow) ?? ticking;
}

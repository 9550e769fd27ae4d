import { createContext, useSyncExternalStore } from 'react';
import { sentenceOf } from '#client/lib/api-error.ts';
import { notify } from '#client/ui/toast.tsx';
import { wayBack } from './last-undo.ts';

/** How long what cannot be taken back waits before it is sent, so that Undo means it never happened. */
export const HOLD_MS = 5000;

/** Sends later, unless somebody undoes it first; then it never settles. */
export type Hold = <Output>(send: () => Promise<Output>) => Promise<Output>;

/** Where it is given, every write waits a moment before it is sent (`useWrite`). */
export const HoldContext = createContext<Hold | null>(null);

interface Holding {
  /** What it is about; one at a time waits about the same thing. */
  key: string;
  /** Said while it waits: "Accept: Answer letters by draft." */
  title: string;
  onUndo: () => void;
  onRefused: () => void;
}

/** What waits, or is being sent, with how it is sent at once; it outlives the page it was begun on. */
const held = new Map<string, () => void>();
let keys: readonly string[] = [];
const listeners = new Set<() => void>();

function changed(): void {
  keys = [...held.keys()];
  for (const notifyOne of listeners) notifyOne();
}

/** The keys of what waits to be sent or is on its way. */
export const useHeld = (): readonly string[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => keys,
  );

const letGo = (key: string) => {
  held.delete(key);
  changed();
};

/** Keeps a write back for a moment. A refusal is told, as its form is gone by then; its words are kept. */
export function holdWrite<Output>(
  { key, title, onUndo, onRefused }: Holding,
  send: () => Promise<Output>,
): Promise<Output> {
  return new Promise((resolve, reject) => {
    let isOver = false;
    const end = () => {
      isOver = true;
      clearTimeout(timer);
      back.forget();
      void notice.then((close) => close());
    };
    async function sendNow() {
      if (isOver) return;
      end();
      try {
        resolve(await send());
      } catch (error) {
        const detail = `${sentenceOf(error)} What you wrote is still there.`;
        void notify({ title: `It was not done. ${title}`, detail });
        onRefused();
        reject(error);
      } finally {
        letGo(key);
      }
    }
    const back = wayBack(() => {
      end();
      letGo(key);
      onUndo();
    });
    const timer = setTimeout(() => void sendNow(), HOLD_MS);
    const detail = `It is sent in ${HOLD_MS / 1000} seconds.`;
    const notice = notify({ title, detail, action: { label: 'Undo', onAction: back.run } });
    held.set(key, () => void sendNow());
    changed();
  });
}

// Whoever leaves meant it: what waits is sent now, and the browser asks before it closes on it.
addEventListener('pagehide', () => {
  for (const sendNow of held.values()) sendNow();
});
addEventListener('beforeunload', (event) => {
  if (held.size > 0) event.preventDefault();
});

import { useEffect, useRef, useSyncExternalStore } from 'react';

const KEY = 'baton.single-key-shortcuts';
const SEQUENCE_MS = 1200;
const listeners = new Set<() => void>();
/** When somebody's sequence began: its next key is not meant for anybody else. */
let begunAt = Number.NEGATIVE_INFINITY;

/** Keys to what they do: `"?"`, `"g b"` (one after the other), `"Mod+k"` (⌘ or Ctrl). */
export type Shortcuts = Record<string, () => void>;

/**
 * Listens while the component is on screen. Keys without a modifier rest while somebody writes, while a dialog is open,
 * and for people who have switched them off (WCAG 2.1.4).
 * @param whileChoosing also while the focus is in a radio or a checkbox, which take no letters
 */
export function useShortcuts(
  shortcuts: Shortcuts,
  { whileChoosing = false }: { whileChoosing?: boolean } = {},
): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    const read = keyReader(() => latest.current, whileChoosing ? WRITING : TAKING_KEYS);
    function onKeyDown(event: KeyboardEvent) {
      const run = event.defaultPrevented || event.isComposing ? undefined : read(event);
      if (!run) return;
      event.preventDefault();
      run();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [whileChoosing]);
}

const TAKING_KEYS = 'input, textarea, select, [contenteditable="true"]';
const WRITING =
  'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable="true"]';

/** Remembers the keys of an unfinished sequence, for a moment. */
function keyReader(
  shortcuts: () => Shortcuts,
  busy: string,
): (event: KeyboardEvent) => (() => void) | undefined {
  const sequence = keySequence();
  return (event) => {
    if (event.metaKey || event.ctrlKey) return shortcuts()[`Mod+${event.key.toLowerCase()}`];
    if (event.altKey || !areOn() || isBusy(event.target, busy)) return undefined;
    const known = shortcuts();
    const keys = sequence(event, (start) =>
      Object.keys(known).some((one) => one.startsWith(`${start} `)),
    );
    return keys === undefined ? undefined : known[keys];
  };
}

/** The keys pressed up to now, as one shortcut; undefined when the key belongs to a sequence somebody else began. */
function keySequence() {
  let pending = '';
  let since = 0;
  return ({ key, timeStamp }: KeyboardEvent, isStart: (keys: string) => boolean) => {
    const isNext = pending !== '' && timeStamp - since < SEQUENCE_MS;
    if (!isNext && timeStamp - begunAt < SEQUENCE_MS) return undefined;
    const keys = isNext ? `${pending} ${key}` : key;
    pending = isStart(keys) ? keys : '';
    since = timeStamp;
    if (pending !== '') begunAt = since;
    else if (isNext) begunAt = Number.NEGATIVE_INFINITY;
    return keys;
  };
}

/** Whether keys without a modifier do anything, and the way to switch them; remembered on this device. */
export function useSingleKeys(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore((notify) => {
    listeners.add(notify);
    return () => listeners.delete(notify);
  }, areOn);
  return [on, switchSingleKeys];
}

function areOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    // Storage can be forbidden; the default is then good enough.
    return true;
  }
}

function switchSingleKeys(on: boolean): void {
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    return;
  }
  for (const notify of listeners) notify();
}

function isBusy(target: EventTarget | null, busy: string): boolean {
  if (
    document.querySelector(
      '[role="dialog"][aria-modal], [data-modal], [role="menu"], [role="listbox"]',
    )
  )
    return true;
  return target instanceof HTMLElement && target.closest(busy) !== null;
}

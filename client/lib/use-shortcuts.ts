import { useEffect, useRef, useSyncExternalStore } from 'react';

const KEY = 'baton.single-key-shortcuts';
const SEQUENCE_MS = 1200;
const listeners = new Set<() => void>();

/** Keys to what they do: `"?"`, `"g b"` (one after the other), `"Mod+k"` (⌘ or Ctrl). */
export type Shortcuts = Record<string, () => void>;

/**
 * Listens while the component is on screen. Keys without a modifier rest while somebody writes, while a dialog is open,
 * and for people who have switched them off (WCAG 2.1.4).
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    const read = keyReader(() => latest.current);
    function onKeyDown(event: KeyboardEvent) {
      const run = event.defaultPrevented || event.isComposing ? undefined : read(event);
      if (!run) return;
      event.preventDefault();
      run();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Remembers the keys of an unfinished sequence, for a moment. */
function keyReader(shortcuts: () => Shortcuts): (event: KeyboardEvent) => (() => void) | undefined {
  let pending = '';
  let since = 0;
  return (event) => {
    if (event.metaKey || event.ctrlKey) return shortcuts()[`Mod+${event.key.toLowerCase()}`];
    if (event.altKey || !areOn() || isBusy(event.target)) return undefined;
    const isSequence = pending !== '' && event.timeStamp - since < SEQUENCE_MS;
    const keys = isSequence ? `${pending} ${event.key}` : event.key;
    const isStart = Object.keys(shortcuts()).some((known) => known.startsWith(`${keys} `));
    pending = isStart ? keys : '';
    since = event.timeStamp;
    return shortcuts()[keys];
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

function isBusy(target: EventTarget | null): boolean {
  if (
    document.querySelector(
      '[role="dialog"][aria-modal], [data-modal], [role="menu"], [role="listbox"]',
    )
  )
    return true;
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable="true"]') !== null
  );
}

import { useIsMutating } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { useHeld } from '#client/lib/held-writes.ts';
import type { Obligation } from '#shared/progress/schema.ts';
import { keyOf } from './api.ts';

/** A row of the list; one that is open stays until it is closed, also when nothing is owed any more. */
export interface InboxRow {
  key: string;
  obligation: Obligation;
  isOpen: boolean;
  isGone: boolean;
}

/** Which rows there are and which is open: what waits to be sent is out of the list, what is being written stays in it. */
export function useInbox(obligations: readonly Obligation[]) {
  const held = useHeld();
  const isSending = useIsMutating() > 0;
  const [openKey, setOpenKey] = useState<string | null>(null);
  const opened = useRef<{ obligation: Obligation; at: number } | null>(null);

  const owed = obligations.filter((one) => !held.includes(keyOf(one)));
  const at = owed.findIndex((one) => keyOf(one) === openKey);
  const found = owed[at];
  if (openKey === null) opened.current = null;
  else if (found) opened.current = { obligation: found, at };
  const last = opened.current;
  const isGone = last !== null && !found;
  const shown = isGone ? owed.toSpliced(last.at, 0, last.obligation) : owed;

  const rows = shown.map((obligation): InboxRow => {
    const key = keyOf(obligation);
    const isOpen = key === openKey;
    return { key, obligation, isOpen, isGone: isOpen && isGone && !isSending };
  });
  return {
    rows,
    open: setOpenKey,
    close: useCallback(() => setOpenKey(null), []),
  };
}

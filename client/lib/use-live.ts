import { useEffect, useRef, useState } from 'react';
import { followWorkspace, type LiveHandlers, type LiveState } from './live.ts';

/** Follows the workspace's events while the component is on screen; answers the state of the line. */
export function useLive(slug: string, handlers: Omit<LiveHandlers, 'onState'>): LiveState {
  const [state, setState] = useState<LiveState>('connecting');
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(
    () =>
      followWorkspace(slug, {
        onEvent: (event) => latest.current.onEvent(event),
        onPresent: (revision) => latest.current.onPresent(revision),
        onGap: () => latest.current.onGap(),
        onState: setState,
      }),
    [slug],
  );
  return state;
}

import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { type Act, acts } from '#client/features/opportunities/acts.ts';
import { keyOf } from '#client/features/progress/api.ts';
import type { Done } from '#client/lib/done.ts';
import { type Hold, HoldContext, holdWrite } from '#client/lib/held-writes.ts';
import type { Obligation } from '#shared/progress/schema.ts';
import { isHeld, opensInPart } from './obligation-acts.ts';
import { useAnnounce } from './use-doing.ts';

interface ActsFacts {
  slug: string;
  obligation: Obligation;
  first: Act;
  onClose: () => void;
  onReopen: () => void;
}

/**
 * Which act is open in a row, and what becomes of it: what can be taken back is done at once; what cannot (a signature,
 * an answer, an outcome) closes its row and is sent a moment later, so that everything can be undone.
 */
export function useObligationActs({ slug, obligation, first, onClose, onReopen }: ActsFacts) {
  const announce = useAnnounce(slug);
  const [act, setAct] = useState(first);
  const [doing, setDoing] = useState<Act | null>(first);

  const begin = useCallback((next: Act) => {
    setAct(next);
    setDoing(next);
  }, []);
  /** A form that opens within its part says so; any other that says so was put back. */
  const begun = useCallback(() => {
    if (opensInPart(act)) setDoing(null);
    else onClose();
  }, [act, onClose]);
  const done = (what: Done) => {
    announce(what);
    if (!isHeld(act)) onClose();
  };
  const holding = useMemo<Hold | null>(() => {
    if (!isHeld(act)) return null;
    const title = `${acts[act].label}: ${obligation.title}.`;
    return (send) => {
      onClose();
      const about = { key: keyOf(obligation), title, onUndo: onReopen, onRefused: onReopen };
      return holdWrite(about, send);
    };
  }, [act, obligation, onClose, onReopen]);
  const hold = (part: ReactNode) => <HoldContext value={holding}>{part}</HoldContext>;
  return { act, doing, begin, begun, done, hold };
}

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { type Act, acts, type PanelSection } from '#client/features/opportunities/acts.ts';
import { sentenceOf } from '#client/lib/api-error.ts';
import type { Done } from '#client/lib/done.ts';
import { wayBack } from '#client/lib/last-undo.ts';
import { notify } from '#client/ui/toast.tsx';
import type { OpportunityPage } from '#shared/opportunities/opportunity-page.ts';
import type { PanelAddress } from './panel-address.ts';
import { useAtOnce } from './use-at-once.ts';

/** Where an act is seen to have happened. */
const leadsTo: Partial<Record<Act, PanelSection>> = {
  decide: 'decision',
  offer: 'handoff',
  confirm: 'work',
  withdraw: 'brief',
  decline: 'brief',
  return: 'brief',
  revoke: 'brief',
};

/** The board says `reopen` for a decision and for work alike. */
export const meant = (act: Act, { item }: OpportunityPage): Act =>
  act === 'reopen' && item ? 'reopen-item' : act;

interface DoingFacts {
  address: PanelAddress;
  slug: string;
  page: OpportunityPage;
  selected: PanelSection;
}

/** Begins an act: at once when it asks nothing, otherwise by opening its form; and says when it has happened. */
export function useDoing({ address, slug, page, selected }: DoingFacts) {
  const announce = useAnnounce(slug);
  const doing = address.doing && meant(address.doing, page);
  const atOnce = useAtOnce({
    slug,
    page,
    after: address.after,
    onDone(done, shown) {
      announce(done);
      address.settle(shown);
    },
    onRefused(error) {
      void notify({ title: 'It was not done.', detail: sentenceOf(error) });
      address.settle(selected);
    },
  });

  function begin(act: Act) {
    const now = atOnce.acts[act];
    if (now) now();
    else address.open(act, acts[act].section);
  }

  useOnArrival(doing, begin);

  return {
    doing,
    begin,
    finish(done: Done) {
      announce(done);
      address.settle((doing && leadsTo[doing]) ?? selected);
    },
    cancel: () => address.settle(selected),
    isPending: atOnce.isPending,
  };
}

/** Says that something has happened, and offers to take it back. */
export function useAnnounce(slug: string) {
  const client = useQueryClient();
  async function takeBack(undo: () => Promise<unknown>) {
    try {
      await undo();
      void notify({ title: 'Undone.' });
    } catch (error) {
      void notify({ title: 'It could not be undone.', detail: sentenceOf(error) });
    }
    void client.invalidateQueries({ queryKey: ['workspaces', slug] });
  }
  return ({ said, undo }: Done) =>
    void notify({
      title: said,
      action: undo && { label: 'Undo', onAction: wayBack(() => void takeBack(undo)).run },
    });
}

/** A link may name an act that asks nothing; it happens once. */
function useOnArrival(doing: Act | null, begin: (act: Act) => void) {
  const isBegun = useRef(false);
  useEffect(() => {
    if ((doing !== 'claim' && doing !== 'start') || isBegun.current) return;
    isBegun.current = true;
    begin(doing);
  });
}

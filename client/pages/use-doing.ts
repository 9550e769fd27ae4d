import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { intend, useIntend } from '#client/features/handoffs/api.ts';
import { type Act, acts, type PanelSection } from '#client/features/opportunities/acts.ts';
import { useReveal } from '#client/features/opportunities/api.ts';
import { reopenItem, useStart } from '#client/features/roadmap/item-api.ts';
import { sentenceOf } from '#client/lib/api-error.ts';
import type { Done } from '#client/lib/done.ts';
import { notify } from '#client/ui/toast.tsx';
import type { OpportunityPage } from '#shared/opportunities/opportunity-page.ts';
import type { PanelAddress } from './panel-address.ts';

/** Where the next step of an act is seen once it has happened. */
const leadsTo: Partial<Record<Act, PanelSection>> = {
  decide: 'decision',
  offer: 'handoff',
  claim: 'handoff',
  confirm: 'work',
  withdraw: 'brief',
  decline: 'brief',
  return: 'brief',
  revoke: 'brief',
  reveal: 'rating',
};

interface DoingFacts {
  address: PanelAddress;
  slug: string;
  page: OpportunityPage;
  selected: PanelSection;
}

/** Begins an act: at once when it asks nothing, otherwise by opening its form; and says when it has happened. */
export function useDoing({ address, slug, page, selected }: DoingFacts) {
  const client = useQueryClient();
  const { opportunity, handoff, item } = page;
  const at = { slug, opportunityId: opportunity.id };
  const reveal = useReveal({ slug, id: opportunity.id });
  const claim = useIntend({ ...at, handoffId: handoff?.id ?? '' });
  const start = useStart({ ...at, itemId: item?.id ?? '' });
  const doing = address.doing && meant(address.doing, page);

  async function undo({ undo: takeBack }: Done) {
    try {
      await takeBack?.();
      void notify({ title: 'Undone.' });
    } catch (error) {
      void notify({ title: 'It could not be undone.', detail: sentenceOf(error) });
    }
    void client.invalidateQueries({ queryKey: ['workspaces', slug] });
  }

  function announce(done: Done) {
    void notify({
      title: done.said,
      action: done.undo && { label: 'Undo', onAction: () => void undo(done) },
    });
  }

  const finish = (done: Done) => {
    announce(done);
    address.settle((doing && leadsTo[doing]) ?? selected);
  };

  const refused = (error: unknown) => {
    void notify({ title: 'It was not done.', detail: sentenceOf(error) });
    address.settle(selected);
  };

  function claimNow() {
    if (!handoff) return;
    const takeBack = () =>
      intend(handoff.id, {
        intent: 'release',
        version: handoff.version + 1,
        body: { note: 'Claimed by mistake and put back at once.' },
      });
    const done = () => {
      announce({ said: 'Claimed. Read the brief and say it back.', undo: takeBack });
      address.settle('handoff');
    };
    claim.send(
      { intent: 'claim', version: handoff.version, body: { after: address.after } },
      { done, refused },
    );
  }

  function startNow() {
    if (!item) return;
    const takeBack = () =>
      reopenItem(item.id, {
        version: item.version + 1,
        input: { reason: 'Started by mistake and put back at once.' },
      });
    const done = () => {
      announce({ said: 'Started.', undo: takeBack });
      address.settle('work');
    };
    start.send(address.after, { done, refused });
  }

  function revealNow() {
    const done = () => {
      announce({ said: 'The round is closed; everybody sees the answers.' });
      address.settle('rating');
    };
    reveal.send(undefined, { done, refused });
  }

  function begin(act: Act) {
    if (act === 'claim') claimNow();
    else if (act === 'start') startNow();
    else if (act === 'reveal') revealNow();
    else address.open(act, acts[act].section);
  }

  useDoneAtOnce(doing, begin);

  return {
    doing,
    begin,
    finish,
    cancel: () => address.settle(selected),
    isPending: claim.isPending || start.isPending || reveal.isPending,
  };
}

/** The board says `reopen` for a decision and for work alike. */
export const meant = (act: Act, { item }: OpportunityPage): Act => (act === 'reopen' && item ? 'reopen-item' : act);

/** A link may name an act that asks nothing; it happens once, and only then. */
function useDoneAtOnce(doing: Act | null, begin: (act: Act) => void) {
  const isBegun = useRef(false);
  useEffect(() => {
    if (doing !== 'claim' && doing !== 'start') return;
    if (isBegun.current) return;
    isBegun.current = true;
    begin(doing);
  });
}

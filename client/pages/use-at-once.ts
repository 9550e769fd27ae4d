import { intend, useIntend } from '#client/features/handoffs/api.ts';
import type { Act, PanelSection } from '#client/features/opportunities/acts.ts';
import { reopenItem, useStart } from '#client/features/roadmap/item-api.ts';
import { useReveal } from '#client/features/scoring/rating-api.ts';
import type { Done } from '#client/lib/done.ts';
import type { OpportunityPage } from '#shared/opportunities/opportunity-page.ts';

interface AtOnce {
  slug: string;
  page: OpportunityPage;
  after: string | null | undefined;
  onDone: (done: Done, shown: PanelSection) => void;
  onRefused: (error: unknown) => void;
}

/** The acts that ask nothing: the button itself says it all. */
export function useAtOnce({ slug, page, after, onDone, onRefused: refused }: AtOnce) {
  const { opportunity, handoff, item } = page;
  const at = { slug, opportunityId: opportunity.id };
  const reveal = useReveal({ slug, id: opportunity.id });
  const claim = useIntend({ ...at, handoffId: handoff?.id ?? '' });
  const start = useStart({ ...at, itemId: item?.id ?? '' });

  const acts: Partial<Record<Act, () => void>> = {
    claim() {
      if (!handoff) return;
      const body = { note: 'Claimed by mistake and put back at once.' };
      const undo = () =>
        intend(handoff.id, { intent: 'release', version: handoff.version + 1, body });
      const done = () =>
        onDone({ said: 'Claimed. Read the brief and say it back.', undo }, 'handoff');
      claim.send({ intent: 'claim', version: handoff.version, body: { after } }, { done, refused });
    },
    start() {
      if (!item) return;
      const input = { reason: 'Started by mistake and put back at once.' };
      const undo = () => reopenItem(item.id, { version: item.version + 1, input });
      start.send(after, { done: () => onDone({ said: 'Started.', undo }, 'work'), refused });
    },
    reveal() {
      const done = () =>
        onDone({ said: 'The round is closed; everybody sees the answers.' }, 'rating');
      reveal.send(undefined, { done, refused });
    },
  };
  return { acts, isPending: claim.isPending || start.isPending || reveal.isPending };
}

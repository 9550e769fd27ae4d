import { sentBrief } from '#client/features/handoffs/brief-words.ts';
import { asksWords, WordsForm } from '#client/features/handoffs/words-form.tsx';
import { ItemDeliverForm } from '#client/features/roadmap/item-deliver-form.tsx';
import { ItemProveForm } from '#client/features/roadmap/item-prove-form.tsx';
import { ItemReopenForm } from '#client/features/roadmap/item-reopen-form.tsx';
import type { OpenSectionProps } from './open-section-props.ts';

/** What the act that was begun asks before it happens. */
export function WorkForm({ slug, situation, doing, after, onDone, onCancel }: OpenSectionProps) {
  const { opportunity, item, handoff } = situation.page;
  if (!item) return null;
  const at = { slug, opportunityId: opportunity.id };
  const open = { address: { ...at, itemId: item.id }, item, after, onDone, onCancel };
  if (doing === 'deliver') return <ItemDeliverForm {...open} />;
  if (doing === 'reopen-item') return <ItemReopenForm {...open} />;
  if (doing === 'prove') {
    const metric = (handoff && sentBrief(handoff.briefs)?.content.metric) ?? null;
    return <ItemProveForm {...open} metric={metric} today={situation.today} />;
  }
  if (handoff && asksWords(doing)) {
    return (
      <WordsForm
        key={doing}
        act={doing}
        {...open}
        address={{ ...at, handoffId: handoff.id }}
        handoff={handoff}
      />
    );
  }
  return null;
}

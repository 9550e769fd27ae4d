import { sentBrief } from '#client/features/handoffs/brief-words.ts';
import { asksWords, WordsForm } from '#client/features/handoffs/words-form.tsx';
import { nameIn } from '#client/features/opportunities/situation.ts';
import { ItemDeliverForm } from '#client/features/roadmap/item-deliver-form.tsx';
import { ItemProveForm } from '#client/features/roadmap/item-prove-form.tsx';
import { ItemReopenForm } from '#client/features/roadmap/item-reopen-form.tsx';
import { ItemSection } from '#client/features/roadmap/item-section.tsx';
import { whyNot } from '#shared/people/can.ts';
import type { OpenSectionProps } from './open-section-props.ts';

/** The work, and the form that is open over it. */
export function OpenWork(props: OpenSectionProps) {
  const { slug, situation, lists, doing, onCancel } = props;
  const { page, actor, people, members } = situation;
  const { opportunity, item, handoff } = page;
  const metric = (handoff && sentBrief(handoff.briefs)?.content.metric) ?? null;
  return (
    <ItemSection
      address={{ slug, opportunityId: opportunity.id, itemId: item?.id ?? '' }}
      item={item}
      metric={metric}
      leadName={nameIn(members, item?.leadId)}
      ownerName={lists.owners.find(({ id }) => id === item?.ownerId)?.name}
      nameOf={(id) => nameIn(members, id)}
      isTicking={doing === 'tick'}
      onTicking={onCancel}
      whyNotTick={whyNot(actor, 'tick', people)}
      form={<WorkForm {...props} />}
    />
  );
}

function WorkForm({ slug, situation, doing, after, onDone, onCancel }: OpenSectionProps) {
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

import { sentBrief } from '#client/features/handoffs/brief-words.ts';
import { ItemSection } from '#client/features/roadmap/item-section.tsx';
import { lazyPart } from '#client/lib/lazy-part.tsx';
import { nameIn } from '#client/lib/name-in.ts';
import { originalPromise } from '#shared/handoffs/change-chain.ts';
import { whyNot } from '#shared/people/can.ts';
import type { OpenSectionProps } from './open-section-props.ts';

const WorkForm = lazyPart(async () => (await import('./open-work-form.tsx')).WorkForm);

/** The work, and the form that is open over it. */
export function OpenWork(props: OpenSectionProps) {
  const { slug, situation, lists, doing, onCancel } = props;
  const { page, actor, people, members } = situation;
  const { opportunity, item, handoff } = page;
  const brief = handoff && sentBrief(handoff.briefs);
  return (
    <ItemSection
      address={{ slug, opportunityId: opportunity.id, itemId: item?.id ?? '' }}
      item={item}
      metric={brief?.content.metric ?? null}
      original={brief ? originalPromise(handoff.briefs, brief) : null}
      leadName={nameIn(members, item?.leadId)}
      ownerName={lists.owners.find(({ id }) => id === item?.ownerId)?.name}
      nameOf={(id) => nameIn(members, id)}
      isTicking={doing === 'tick'}
      onTicking={onCancel}
      whyNotTick={whyNot(actor, 'tick', people)}
      form={doing && doing !== 'tick' ? <WorkForm {...props} /> : null}
    />
  );
}

import { HandoffSection } from '#client/features/handoffs/handoff-section.tsx';
import type { Act } from '#client/features/opportunities/acts.ts';
import { lazyPart } from '#client/lib/lazy-part.tsx';
import { whyNot } from '#shared/people/can.ts';
import type { OpenSectionProps } from './open-section-props.ts';

const HandoffForm = lazyPart(async () => (await import('./open-handoff-form.tsx')).HandoffForm);

/** Brief and read-back, and the form that is open beside them. */
export function OpenHandoff(props: OpenSectionProps) {
  const { slug, situation, lists, doing, onCancel } = props;
  const { page, actor, people } = situation;
  const { handoff, opportunity } = page;
  if (!handoff) return null;
  return (
    <HandoffSection
      title={opportunity.title}
      address={{ slug, opportunityId: opportunity.id, handoffId: handoff.id }}
      handoff={handoff}
      members={lists.members}
      whyNotAnswer={whyNot(actor, 'answer', people)}
      whyNotTakeRisk={whyNot(actor, 'take_risk', people)}
      isAnswering={doing === 'answer'}
      onAnswering={onCancel}
      form={doing && !judges(doing) ? <HandoffForm {...props} /> : null}
      verdict={judges(doing) ? <HandoffForm {...props} /> : null}
    />
  );
}

/** The sponsor's word on a read-back follows it; every other form comes first. */
const judges = (act: Act | null) => act === 'confirm' || act === 'send-back';

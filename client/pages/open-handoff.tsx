import { answersChange } from '#client/features/handoffs/change-acts.ts';
import { OpenChange } from '#client/features/handoffs/change-section.tsx';
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
  const form = doing && <HandoffForm {...props} />;
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
      form={form && !judges(doing) && !answersChange(doing) ? form : null}
      verdict={judges(doing) ? form : null}
      change={
        <OpenChange
          handoff={handoff}
          item={page.item}
          members={lists.members}
          form={answersChange(doing) ? form : null}
        />
      }
    />
  );
}

/** The sponsor's word on a read-back follows it; the answer to a change stands in it; every other form comes first. */
const judges = (act: Act | null) => act === 'confirm' || act === 'send-back';

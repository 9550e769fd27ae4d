import { AssumptionList } from '#client/features/handoffs/assumption-list.tsx';
import { answersChange } from '#client/features/handoffs/change-acts.ts';
import { OpenChange } from '#client/features/handoffs/change-section.tsx';
import { HandoffSection } from '#client/features/handoffs/handoff-section.tsx';
import { SlipNote } from '#client/features/handoffs/slip-note.tsx';
import type { Act } from '#client/features/opportunities/acts.ts';
import type { Situation } from '#client/features/opportunities/situation.ts';
import { lazyPart } from '#client/lib/lazy-part.tsx';
import { can, whyNot } from '#shared/people/can.ts';
import type { OpenSectionProps } from './open-section-props.ts';

const HandoffForm = lazyPart(async () => (await import('./open-handoff-form.tsx')).HandoffForm);

/** Brief and read-back, and the form that is open beside them. */
export function OpenHandoff(props: OpenSectionProps) {
  const { slug, situation, lists, doing, onBegin, onCancel } = props;
  const { page, actor, people } = situation;
  const { handoff, opportunity } = page;
  if (!handoff) return null;
  const address = { slug, opportunityId: opportunity.id, handoffId: handoff.id };
  const form = doing && <HandoffForm {...props} />;
  const isSent = handoff.briefs.some(({ frozenAt }) => frozenAt !== null);
  return (
    <>
      <HandoffSection
        title={opportunity.title}
        address={address}
        handoff={handoff}
        members={lists.members}
        ownId={actor.memberId}
        whyNotAnswer={whyNot(actor, 'answer', people)}
        whyNotTakeRisk={whyNot(actor, 'take_risk', people)}
        mayAsk={handoff.state === 'IN_REVIEW' && can(actor, 'ask', people)}
        opens={isInThread(doing) ? doing : null}
        onOpened={onCancel}
        onRule={can(actor, 'rule', people) && doing !== 'rule' ? () => onBegin('rule') : null}
        slip={isForClaimer(situation) && <SlipNote address={address} />}
        form={form && !judges(doing) && !isOfChange(doing) && !isInThread(doing) ? form : null}
        verdict={judges(doing) ? form : null}
        change={
          doing === 'propose-change' ? (
            form
          ) : (
            <OpenChange
              handoff={handoff}
              item={page.item}
              members={lists.members}
              form={answersChange(doing) ? form : null}
            />
          )
        }
      />
      {isSent && (
        <AssumptionList
          title="Assumptions as they stand"
          address={address}
          assumptions={handoff.assumptions}
          members={lists.members}
          whyNot={whyNot(actor, 'assume', people)}
          onProposeChange={
            mayProposeChange(situation) ? () => onBegin('propose-change') : undefined
          }
        />
      )}
    </>
  );
}

/** What is active, and waits for no other change. */
const mayProposeChange = ({ page, actor, people }: Situation): boolean =>
  page.handoff?.state === 'ACTIVE' &&
  can(actor, 'propose_change', people) &&
  page.handoff.changes.every(({ answer }) => answer !== null);

/** The sponsor's word on a read-back follows it; every other form comes first. */
const judges = (act: Act | null) => act === 'confirm' || act === 'send-back';

/** What is said in a thread opens there. */
const isInThread = (act: Act | null) => act === 'answer' || act === 'reply';

/** Who could claim it, or has and is reading. */
function isForClaimer({ page, actor, people }: Situation): boolean {
  const state = page.handoff?.state;
  if (state === 'IN_REVIEW') return people.claimerId === actor.memberId;
  return state === 'OFFERED' && can(actor, 'claim', people);
}

/** A change is proposed, and answered, above the brief it is about. */
const isOfChange = (act: Act | null) => act === 'propose-change' || answersChange(act);

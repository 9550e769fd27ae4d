import { AskForm } from '#client/features/handoffs/ask-form.tsx';
import { BriefSection } from '#client/features/handoffs/brief-section.tsx';
import { sentBrief } from '#client/features/handoffs/brief-words.ts';
import { ConfirmForm } from '#client/features/handoffs/confirm-form.tsx';
import { HandoffSection } from '#client/features/handoffs/handoff-section.tsx';
import { OfferForm } from '#client/features/handoffs/offer-form.tsx';
import { ReadBackForm } from '#client/features/handoffs/read-back-form.tsx';
import { ReturnForm } from '#client/features/handoffs/return-form.tsx';
import { asksWords, WordsForm } from '#client/features/handoffs/words-form.tsx';
import type { Act } from '#client/features/opportunities/acts.ts';
import { missingOffer } from '#client/features/opportunities/next-step.ts';
import { nameIn } from '#client/features/opportunities/situation.ts';
import { paths } from '#client/paths.ts';
import { isLight } from '#shared/handoffs/missing-for-offer.ts';
import { whyNot } from '#shared/people/can.ts';
import type { OpenSectionProps } from './open-section-props.ts';

/** The brief, and the offer's form over it. */
export function OpenBrief({
  slug,
  situation,
  lists,
  doing,
  after,
  onDone,
  onCancel,
}: OpenSectionProps) {
  const { page, actor, people } = situation;
  const { handoff, opportunity } = page;
  const address = { slug, opportunityId: opportunity.id, handoffId: handoff?.id ?? '' };
  const missing = missingOffer(page)[0];
  const offer = doing === 'offer' && handoff && (
    <OfferForm
      address={address}
      handoff={handoff}
      whyNot={
        whyNot(actor, 'offer', people) ??
        (missing ? `The brief is not complete: ${missing.sentence}` : null)
      }
      ownerId={opportunity.ownerId}
      owners={lists.owners}
      members={lists.members}
      after={after}
      onDone={onDone}
      onCancel={onCancel}
    />
  );
  return (
    <BriefSection
      title={opportunity.title}
      address={address}
      handoff={handoff}
      light={isLight(opportunity.effort?.high ?? null)}
      metrics={lists.metrics}
      members={lists.members}
      metricHref={(id) => paths.metric(slug, id)}
      whyNotWrite={whyNot(actor, 'edit_brief', people)}
      isWriting={doing === 'write'}
      onWriting={onCancel}
      form={offer}
    />
  );
}

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

function HandoffForm({
  slug,
  situation,
  doing,
  after,
  onBegin,
  onDone,
  onCancel,
}: OpenSectionProps) {
  const { page, actor, people, members } = situation;
  const { handoff, opportunity } = page;
  const brief = handoff && sentBrief(handoff.briefs);
  if (!handoff || !brief) return null;
  const address = { slug, opportunityId: opportunity.id, handoffId: handoff.id };
  const open = { address, handoff, after, onDone, onCancel };
  if (asksWords(doing)) return <WordsForm key={doing} act={doing} {...open} />;
  if (doing === 'ask') return <AskForm {...open} />;
  if (doing === 'return') {
    const asked = handoff.questions.filter(
      ({ briefNumber }) => briefNumber === brief.number,
    ).length;
    return <ReturnForm asked={asked} {...open} />;
  }
  if (doing === 'accept') {
    const blocking = handoff.questions.some(
      (question) => question.blocking && question.answer === null && !question.takenAsRisk,
    );
    const reason = blocking
      ? 'A blocking question is open: wait for the answer, or take it as a risk.'
      : null;
    return (
      <ReadBackForm
        {...open}
        content={brief.content}
        whyNot={whyNot(actor, 'accept', people) ?? reason}
      />
    );
  }
  if (doing === 'confirm') {
    return (
      <ConfirmForm
        {...open}
        leadName={nameIn(members, handoff.claimerId)}
        onSendBack={() => onBegin('send-back')}
      />
    );
  }
  return null;
}

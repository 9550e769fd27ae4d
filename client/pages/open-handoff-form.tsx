import { AskForm } from '#client/features/handoffs/ask-form.tsx';
import { sentBrief } from '#client/features/handoffs/brief-words.ts';
import { answersChange } from '#client/features/handoffs/change-acts.ts';
import { ConfirmForm } from '#client/features/handoffs/confirm-form.tsx';
import { ReadBackForm } from '#client/features/handoffs/read-back-form.tsx';
import { ReturnForm } from '#client/features/handoffs/return-form.tsx';
import { asksWords, WordsForm } from '#client/features/handoffs/words-form.tsx';
import { nameIn } from '#client/features/opportunities/situation.ts';
import { whyNot } from '#shared/people/can.ts';
import { OpenChangeForm } from './open-change-form.tsx';
import type { OpenSectionProps } from './open-section-props.ts';

/** What the act that was begun asks before it happens. */
export function HandoffForm({
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
  if (answersChange(doing) || doing === 'propose-change')
    return <OpenChangeForm {...{ slug, situation, doing, onBegin, onDone, onCancel }} />;
  if (doing === 'ask') return <AskForm {...open} />;
  if (doing === 'return') {
    const asked = handoff.questions.filter(
      ({ briefNumber }) => briefNumber === brief.number,
    ).length;
    return <ReturnForm asked={asked} {...open} />;
  }
  if (doing === 'accept') {
    const blocking = handoff.questions.some(
      (question) => question.blocking && question.answer === null && question.takenAt === null,
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

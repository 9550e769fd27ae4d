import { sentBrief } from '#client/features/handoffs/brief-words.ts';
import { answersChange } from '#client/features/handoffs/change-acts.ts';
import { ConfirmForm } from '#client/features/handoffs/confirm-form.tsx';
import { asksWords, WordsForm } from '#client/features/handoffs/words-form.tsx';
import { nameIn } from '#client/lib/name-in.ts';
import type { Handoff, ReadBack } from '#shared/handoffs/schema.ts';
import { OpenChangeForm } from './open-change-form.tsx';
import { ReviewForm, reviews } from './open-handoff-review.tsx';
import type { OpenSectionProps } from './open-section-props.ts';

/** What the act that was begun asks before it happens. */
export function HandoffForm(props: OpenSectionProps) {
  const { slug, situation, doing, after, onBegin, onDone, onCancel } = props;
  const { page, members } = situation;
  const { handoff, opportunity } = page;
  const brief = handoff && sentBrief(handoff.briefs);
  if (!handoff || !brief) return null;
  const address = { slug, opportunityId: opportunity.id, handoffId: handoff.id };
  const open = { address, handoff, after, onDone, onCancel };
  if (asksWords(doing)) return <WordsForm key={doing} act={doing} {...open} />;
  if (answersChange(doing) || doing === 'propose-change')
    return <OpenChangeForm {...{ slug, situation, doing, onBegin, onDone, onCancel }} />;
  if (reviews(doing)) return <ReviewForm {...props} brief={brief} act={doing} />;
  const readBack = handoff.readBacks[0];
  if ((doing === 'confirm' || doing === 'send-back') && readBack) {
    return (
      <ConfirmForm
        {...open}
        // What was read back, also when changes came after it.
        content={(briefOf(handoff, readBack) ?? brief).content}
        readBack={readBack}
        leadName={nameIn(members, readBack.memberId)}
        verdict={doing}
        onVerdict={onBegin}
      />
    );
  }
  return null;
}

const briefOf = ({ briefs }: Handoff, { briefNumber }: ReadBack) =>
  briefs.find(({ number }) => number === briefNumber);

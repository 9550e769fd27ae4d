import type { ReactNode } from 'react';
import type { Done } from '#client/lib/done.ts';
import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import type { WorkingCalendar } from '#shared/calendar/working-days.ts';
import type { BriefContent } from '#shared/handoffs/brief.ts';
import { AcceptBrief } from '#shared/handoffs/intents.ts';
import type { Handoff, ReadBack } from '#shared/handoffs/schema.ts';
import { readBackFieldName } from '#shared/handoffs/schema.ts';
import { type HandoffAddress, useIntend } from './api.ts';
import { OwnWords } from './own-words.tsx';
import { ReadBackDates } from './read-back-dates.tsx';
import { MismatchNotes } from './read-back-mismatch.tsx';

interface ReadBackFormProps {
  address: HandoffAddress;
  handoff: Handoff;
  content: BriefContent;
  /** When the workspace works; null while that is not known. */
  calendar: WorkingCalendar | null;
  /** What accepting would slip, and when it could be done: stands beside the dates. */
  slip: ReactNode;
  /** Why it cannot be accepted yet. */
  whyNot: string | null;
  onDone: (done: Done) => void;
  onCancel: () => void;
}

const words = ['outcome', 'firstDeliverable', 'biggestRisk', 'fallback', 'notDoing'] as const;

const hints = {
  outcome: 'What will be different, and for whom?',
  firstDeliverable: 'The first thing you will ship.',
  biggestRisk: undefined,
  fallback: 'What you do if it happens.',
  notDoing: 'What nobody should expect.',
} satisfies Record<(typeof words)[number], string | undefined>;

/** What this lead said before, and was sent back; another's words are not theirs to begin with. */
const saidBefore = ({ readBacks: [last], claimerId }: Handoff): ReadBack | null =>
  last?.memberId === claimerId && last.sentBackAt ? last : null;

/** The lead's own words: what will be different, what comes first, what could go wrong, and when. */
export function ReadBackForm(props: ReadBackFormProps) {
  const { address, handoff, content, calendar, slip, whyNot, onDone, onCancel } = props;
  const before = saidBefore(handoff);
  const form = useKeptForm(`accept.${handoff.id}.${before?.id ?? ''}`, {
    outcome: before?.outcome ?? '',
    firstDeliverable: before?.firstDeliverable ?? '',
    biggestRisk: before?.biggestRisk ?? '',
    fallback: before?.fallback ?? '',
    notDoing: before?.notDoing ?? '',
    startsOn: before?.startsOn ?? '',
    finishEarliest: before?.finishEarliest ?? '',
    finishLatest: before?.finishLatest ?? '',
  });
  const accept = useIntend(address);
  const mismatches = before?.mismatches ?? [];

  function submit() {
    const body = form.check(AcceptBrief, form.values);
    if (!body) return;
    const done = () => {
      form.forget();
      onDone({ said: 'Accepted. The sponsor confirms your read-back.' });
    };
    accept.send(
      { intent: 'accept', version: handoff.version, body },
      { done, refused: form.refuse },
    );
  }

  return (
    <ActForm
      title="Read back and accept"
      lead="In your own words. With it you sign the brief."
      verb="Accept"
      variant="accent"
      isPending={accept.isPending}
      whyNot={whyNot}
      refusal={form.refusal}
      refusals={form.refusals}
      onSubmit={submit}
      onCancel={onCancel}
      cancelLabel="Not now"
    >
      {before?.mismatch && (
        <ProblemNote tone="risk" title="Sent back: what does not match">
          {before.mismatch}
        </ProblemNote>
      )}
      {words.map((name) => (
        <div key={name}>
          <TextArea
            label={readBackFieldName[name]}
            hint={hints[name]}
            rows={name === 'outcome' ? 3 : 1}
            value={form.values[name]}
            onChange={(event) => form.set({ [name]: event.target.value })}
            error={form.errorOf(name)}
          />
          {name === 'outcome' && <OwnWords text={form.values.outcome} content={content} />}
          <MismatchNotes mismatches={mismatches} field={name} />
        </div>
      ))}
      <ReadBackDates form={form} calendar={calendar} />
      <MismatchNotes mismatches={mismatches} field="dates" />
      {slip}
    </ActForm>
  );
}

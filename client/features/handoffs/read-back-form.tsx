import type { Done } from '#client/lib/done.ts';
import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import { DateField } from '#client/ui/date-field.tsx';
import { FieldRow } from '#client/ui/form.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import { AcceptBrief, type BriefContent, type Handoff } from '#shared/handoffs/schema.ts';
import { type HandoffAddress, useIntend } from './api.ts';
import { OwnWords } from './own-words.tsx';

interface ReadBackFormProps {
  address: HandoffAddress;
  handoff: Handoff;
  content: BriefContent;
  /** Why it cannot be accepted yet. */
  whyNot: string | null;
  onDone: (done: Done) => void;
  onCancel: () => void;
}

/** The lead's own words: what will be different, what comes first, what could go wrong, and when. */
export function ReadBackForm({
  address,
  handoff,
  content,
  whyNot,
  onDone,
  onCancel,
}: ReadBackFormProps) {
  const last = handoff.readBacks[0];
  const form = useKeptForm(`accept.${handoff.id}`, {
    outcome: last?.outcome ?? '',
    firstDeliverable: last?.firstDeliverable ?? '',
    biggestRisk: last?.biggestRisk ?? '',
    fallback: last?.fallback ?? '',
    notDoing: last?.notDoing ?? '',
    startsOn: last?.startsOn ?? '',
    finishEarliest: last?.finishEarliest ?? '',
    finishLatest: last?.finishLatest ?? '',
  });
  const accept = useIntend(address);
  const type = (name: keyof typeof form.values) => ({
    value: form.values[name],
    onChange: (event: { target: { value: string } }) => form.set({ [name]: event.target.value }),
    error: form.errorOf(name),
  });

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
      <div>
        <TextArea
          label="Outcome"
          hint="What will be different, and for whom?"
          rows={3}
          {...type('outcome')}
        />
        <OwnWords text={form.values.outcome} content={content} />
      </div>
      <TextField
        label="First deliverable"
        hint="The first thing you will ship."
        {...type('firstDeliverable')}
      />
      <TextField label="Biggest risk" {...type('biggestRisk')} />
      <TextField label="Fallback" hint="What you do if it happens." {...type('fallback')} />
      <TextField label="Not doing" hint="What nobody should expect." {...type('notDoing')} />
      <FieldRow>
        <DateField label="Start" {...type('startsOn')} />
        <DateField
          label="Finish, earliest"
          min={form.values.startsOn}
          {...type('finishEarliest')}
        />
        <DateField
          label="Finish, latest"
          min={form.values.finishEarliest}
          {...type('finishLatest')}
        />
      </FieldRow>
    </ActForm>
  );
}

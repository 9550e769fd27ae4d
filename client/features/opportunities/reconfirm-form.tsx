import type { Done } from '#client/lib/done.ts';
import { formatDay } from '#client/lib/format.ts';
import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import { DateField } from '#client/ui/date-field.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { type Decision, Reconfirm } from '#shared/opportunities/decision.ts';
import { reviewDay } from '#shared/opportunities/review.ts';
import { addDays, type Day } from '#shared/time.ts';
import { useReconfirm } from './decision-api.ts';

interface ReconfirmFormProps {
  slug: string;
  decision: Decision;
  today: Day;
  onDone: (done: Done) => void;
  onCancel: () => void;
  /** Of its heading. */
  level?: 2 | 3;
}

/** Looked at again and found still right: a reason, and the next day to look. */
export function ReconfirmForm(props: ReconfirmFormProps) {
  const { slug, decision, today, level = 3, onDone, onCancel } = props;
  const least = later(addDays(today, 1), reviewDay(decision) ?? '');
  const form = useKeptForm(`reconfirm.${decision.id}`, {
    reason: '',
    reviewDate: later(addDays(today, 90), least),
  });
  const reconfirm = useReconfirm(slug, decision.id);
  const type = (name: 'reason' | 'reviewDate') => ({
    value: form.values[name],
    onChange: (event: { target: { value: string } }) => form.set({ [name]: event.target.value }),
    error: form.errorOf(name),
  });

  function submit() {
    const input = form.check(Reconfirm, form.values);
    if (!input) return;
    const done = () => {
      form.forget();
      onDone({ said: `Re-confirmed until ${formatDay(input.reviewDate)}.` });
    };
    reconfirm.send(input, { done, refused: form.refuse });
  }

  return (
    <ActForm
      title="Re-confirm the decision"
      level={level}
      lead="It stays as it was taken; this is put beside it, and never changes either."
      verb="Re-confirm"
      isPending={reconfirm.isPending}
      refusal={form.refusal}
      refusals={form.refusals}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <TextArea label="Reason" hint="Why it is still worth it." rows={2} {...type('reason')} />
      <DateField label="Look at it again on" min={least} {...type('reviewDate')} />
    </ActForm>
  );
}

const later = (one: Day, other: Day): Day => [one, other].toSorted().at(-1) as Day;

import type { Done } from '#client/lib/done.ts';
import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import { Select } from '#client/ui/select.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { nameOfBriefField } from '#shared/handoffs/brief-fields.ts';
import type { Deadlock } from '#shared/handoffs/deadlock.ts';
import { RuleOnField } from '#shared/handoffs/intents.ts';
import { type HandoffAddress, useRule } from './api.ts';

interface RulingFormProps {
  address: HandoffAddress;
  /** At least one: the fields on which both sides go round in circles. */
  deadlocks: readonly Deadlock[];
  onDone: (done: Done) => void;
  onCancel: () => void;
}

/** An executive breaks a deadlock: words on one field, which both sides then go by. */
export function RulingForm({ address, deadlocks, onDone, onCancel }: RulingFormProps) {
  const [first] = deadlocks;
  const form = useKeptForm<RuleOnField>(`rule.${address.handoffId}`, {
    field: first?.field ?? '',
    body: '',
  });
  const rule = useRule(address);
  // The field may have been ruled on by somebody else since these words were begun.
  const field = deadlocks.some((one) => one.field === form.values.field)
    ? form.values.field
    : (first?.field ?? '');

  function submit() {
    const ruling = form.check(RuleOnField, { ...form.values, field });
    if (!ruling) return;
    const done = () => {
      form.forget();
      onDone({ said: `Ruled on ${nameOfBriefField(ruling.field)}.` });
    };
    rule.send(ruling, { done, refused: form.refuse });
  }

  return (
    <ActForm
      title={`Rule on ${nameOfBriefField(field)}`}
      lead="It stands at the field for the author and the lead, and never changes."
      verb="Rule"
      isPending={rule.isPending}
      refusal={form.refusal}
      refusals={form.refusals}
      onSubmit={submit}
      onCancel={onCancel}
    >
      {deadlocks.length > 1 && (
        <Select
          label="Field"
          options={deadlocks.map((one) => ({
            value: one.field,
            label: nameOfBriefField(one.field),
          }))}
          value={field}
          onChange={(chosen) => form.set({ field: chosen })}
          error={form.errorOf('field')}
        />
      )}
      <TextArea
        label="What holds"
        hint="Decide it; who is right matters less than that both know what holds."
        rows={3}
        value={form.values.body}
        onChange={(event) => form.set({ body: event.target.value })}
        error={form.errorOf('body')}
      />
    </ActForm>
  );
}

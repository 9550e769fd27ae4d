import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { type AcceptanceCriterion, TickCriterion } from '#shared/roadmap/schema.ts';
import { type ItemAddress, useTick } from './item-api.ts';

interface ItemTickFormProps {
  address: ItemAddress;
  criterion: AcceptanceCriterion;
  onClose: () => void;
}

/** A tick carries its evidence. */
export function ItemTickForm({ address, criterion, onClose }: ItemTickFormProps) {
  const form = useKeptForm(`tick.${criterion.id}`, { evidence: '' });
  const tick = useTick(address);

  function submit() {
    const input = form.check(TickCriterion, form.values);
    if (!input) return;
    const done = () => {
      form.forget();
      onClose();
    };
    tick.send({ criterionId: criterion.id, ...input }, { done, refused: form.refuse });
  }

  return (
    <ActForm
      title="How was it seen to hold?"
      verb="Tick"
      isPending={tick.isPending}
      refusal={form.refusal}
      refusals={form.refusals}
      onSubmit={submit}
      onCancel={onClose}
    >
      <TextArea
        label="Evidence"
        hint="A test run, a link, who checked it."
        rows={2}
        value={form.values.evidence}
        onChange={(event) => form.set({ evidence: event.target.value })}
        error={form.errorOf('evidence')}
      />
    </ActForm>
  );
}

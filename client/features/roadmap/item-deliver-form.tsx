import type { Done } from '#client/lib/done.ts';
import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import { DeliverItem, type RoadmapItem } from '#shared/roadmap/schema.ts';
import { type ItemAddress, reopenItem, useDeliver } from './item-api.ts';

interface ItemDeliverFormProps {
  address: ItemAddress;
  item: RoadmapItem;
  after: string | null | undefined;
  onDone: (done: Done) => void;
  onCancel: () => void;
}

/** Delivered means that every acceptance criterion was seen to hold. */
export function ItemDeliverForm({ address, item, after, onDone, onCancel }: ItemDeliverFormProps) {
  const form = useKeptForm<Record<string, never>>(`deliver.${item.id}`, {});
  const deliver = useDeliver(address);
  const open = item.acceptanceCriteria.filter(({ tickedAt }) => tickedAt === null).length;
  const whyNot =
    open > 0
      ? `${open} of its acceptance criteria ${open === 1 ? 'is' : 'are'} not ticked yet.`
      : null;

  function submit() {
    const input = form.check(DeliverItem, { after });
    if (!input) return;
    const undo = () =>
      reopenItem(item.id, {
        version: item.version + 1,
        input: { reason: 'Undone right after delivering.' },
      });
    deliver.send(input.after, {
      done: () => onDone({ said: 'Delivered.', undo }),
      refused: form.refuse,
    });
  }

  return (
    <ActForm
      title="Deliver"
      lead="Every criterion holds, with evidence. What is left is to see whether the number moves."
      verb="Deliver"
      isPending={deliver.isPending}
      whyNot={whyNot}
      refusal={form.refusal}
      refusals={form.refusals}
      onSubmit={submit}
      onCancel={onCancel}
    />
  );
}

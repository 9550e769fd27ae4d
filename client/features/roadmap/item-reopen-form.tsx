import type { Done } from '#client/lib/done.ts';
import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { type ItemState, ReopenItem, type RoadmapItem } from '#shared/roadmap/schema.ts';
import { type ItemAddress, useReopenItem } from './item-api.ts';

interface ItemReopenFormProps {
  address: ItemAddress;
  item: RoadmapItem;
  after: string | null | undefined;
  onDone: (done: Done) => void;
  onCancel: () => void;
}

const leads = {
  QUEUED: 'It has not been started; release it to hand it back.',
  BUILDING: 'It goes back to Queued, as if not started.',
  DELIVERED: 'It goes back to Building.',
  PROVEN: 'It goes back to Delivered; the outcome on record stays.',
} satisfies Record<ItemState, string>;

/** One step back, with a reason. */
export function ItemReopenForm({ address, item, after, onDone, onCancel }: ItemReopenFormProps) {
  const form = useKeptForm(`reopen.${item.id}`, { reason: '' });
  const reopen = useReopenItem(address);

  function submit() {
    const input = form.check(ReopenItem, { ...form.values, after });
    if (!input) return;
    const done = () => {
      form.forget();
      onDone({ said: 'Taken a step back.' });
    };
    reopen.send({ version: item.version, input }, { done, refused: form.refuse });
  }

  return (
    <ActForm
      title="Take a step back"
      lead={leads[item.state]}
      verb="Reopen"
      isPending={reopen.isPending}
      whyNot={item.state === 'QUEUED' ? leads.QUEUED : null}
      refusal={form.refusal}
      refusals={form.refusals}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <TextArea
        label="Reason"
        rows={2}
        value={form.values.reason}
        onChange={(event) => form.set({ reason: event.target.value })}
        error={form.errorOf('reason')}
      />
    </ActForm>
  );
}

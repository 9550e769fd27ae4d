import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { formatMoney } from '#client/lib/format.ts';
import { Button } from '#client/ui/button.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { Form } from '#client/ui/form.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import type { OpenRank } from './use-board-moves.ts';

const RankReason = z.object({
  reason: z.string().trim().min(1, 'Say why it goes against its score.').max(5000),
});

interface RankDialogProps extends OpenRank {
  onAnswer: (reason: string | null) => void;
}

/** A rank against the score is kept with its reason and its price. */
export function RankDialog({ move, delayCostAdded, onAnswer }: RankDialogProps) {
  const form = useForm({ resolver: zodResolver(RankReason), defaultValues: { reason: '' } });
  const submit = form.handleSubmit(({ reason }) => onAnswer(reason));
  return (
    <Dialog
      isOpen
      onClose={() => onAnswer(null)}
      title="Rank it against its score?"
      lead={move.card.title}
      actions={
        <>
          <Button onPress={() => onAnswer(null)}>Put it back</Button>
          <Button variant="primary" type="submit" form="rank">
            Rank it here
          </Button>
        </>
      }
    >
      <Form id="rank" onSubmit={submit}>
        <p>
          {priceSentence(delayCostAdded)} The reason and the price are kept, and later judged
          against outcomes.
        </p>
        <TextArea
          label="Why here?"
          autoFocus
          {...form.register('reason')}
          error={form.formState.errors.reason?.message}
        />
      </Form>
    </Dialog>
  );
}

function priceSentence(added: number): string {
  const rounded = Math.round(added);
  if (rounded > 0) return `This order adds ${formatMoney(rounded)} of delay cost.`;
  if (rounded < 0)
    return `This order saves ${formatMoney(-rounded)} of delay cost, though the score says otherwise.`;
  return 'It adds no delay cost as far as efforts and costs of delay are known.';
}

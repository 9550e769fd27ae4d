import type { Done } from '#client/lib/done.ts';
import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { type Opportunity, Reason } from '#shared/opportunities/schema.ts';
import { type Address, useReopenDecision } from './api.ts';

interface ReopenDecisionFormProps {
  address: Address;
  opportunity: Opportunity;
  after: string | null | undefined;
  onDone: (done: Done) => void;
  onCancel: () => void;
}

/** Back into Assess, with a reason; the decision stays on record. */
export function ReopenDecisionForm({
  address,
  opportunity,
  after,
  onDone,
  onCancel,
}: ReopenDecisionFormProps) {
  const form = useKeptForm(`reopen.${address.id}`, { reason: '' });
  const reopen = useReopenDecision(address);

  function submit() {
    const input = form.check(Reason, form.values);
    if (!input) return;
    const done = () => {
      form.forget();
      onDone({ said: 'Reopened into Assess.' });
    };
    reopen.send(
      { version: opportunity.version, input: { ...input, after } },
      { done, refused: form.refuse },
    );
  }

  return (
    <ActForm
      title="Reopen the decision"
      lead={
        opportunity.stage === 'DECIDED'
          ? 'It goes back to Assess and its brief is closed; the decision stays on record.'
          : 'It goes back to Assess; the decision stays on record.'
      }
      verb="Reopen"
      isPending={reopen.isPending}
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

import type { Done } from '#client/lib/done.ts';
import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import { Button } from '#client/ui/button.tsx';
import { ConfirmReadBack, type Handoff } from '#shared/handoffs/schema.ts';
import { type HandoffAddress, useIntend } from './api.ts';

interface ConfirmFormProps {
  address: HandoffAddress;
  handoff: Handoff;
  leadName: string;
  after: string | null | undefined;
  onDone: (done: Done) => void;
  onSendBack: () => void;
  onCancel: () => void;
}

/** Brief and read-back mean the same: the work crosses the line. */
export function ConfirmForm({
  address,
  handoff,
  leadName,
  after,
  onDone,
  onSendBack,
  onCancel,
}: ConfirmFormProps) {
  const form = useKeptForm<Record<string, never>>(`confirm.${handoff.id}`, {});
  const confirm = useIntend(address);

  function submit() {
    const body = form.check(ConfirmReadBack, { after });
    if (!body) return;
    const done = () => onDone({ said: `Confirmed. It is on the roadmap with ${leadName}.` });
    confirm.send(
      { intent: 'confirm', version: handoff.version, body },
      { done, refused: form.refuse },
    );
  }

  return (
    <ActForm
      title="Does the read-back say what the brief means?"
      lead={`Confirm, and it goes on the roadmap with ${leadName}’s dates.`}
      verb="Confirm"
      variant="accent"
      isPending={confirm.isPending}
      refusal={form.refusal}
      refusals={form.refusals}
      onSubmit={submit}
      onCancel={onCancel}
      cancelLabel="Not now"
    >
      <div>
        <Button size="small" onPress={onSendBack}>
          It does not match: send it back
        </Button>
      </div>
    </ActForm>
  );
}

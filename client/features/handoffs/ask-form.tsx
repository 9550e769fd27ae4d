import type { Done } from '#client/lib/done.ts';
import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import { AskQuestion } from '#shared/handoffs/schema.ts';
import { type HandoffAddress, useAsk } from './api.ts';
import { QuestionFields } from './question-fields.tsx';

interface AskFormProps {
  address: HandoffAddress;
  onDone: (done: Done) => void;
  onCancel: () => void;
}

/** The claimer asks; the brief stays with them meanwhile. */
export function AskForm({ address, onDone, onCancel }: AskFormProps) {
  const form = useKeptForm<AskQuestion>(`ask.${address.handoffId}`, {
    field: '',
    body: '',
    blocking: false,
  });
  const ask = useAsk(address);

  function submit() {
    const question = form.check(AskQuestion, form.values);
    if (!question) return;
    const done = () => {
      form.forget();
      onDone({ said: 'Question asked.' });
    };
    ask.send(question, { done, refused: form.refuse });
  }

  return (
    <ActForm
      title="Ask a question"
      lead="The author and the sponsor see it; you keep the brief."
      verb="Ask"
      isPending={ask.isPending}
      refusal={form.refusal}
      refusals={form.refusals}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <QuestionFields question={form.values} onChange={form.set} errorOf={form.errorOf} />
    </ActForm>
  );
}

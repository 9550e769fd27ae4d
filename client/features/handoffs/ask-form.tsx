import type { Done } from '#client/lib/done.ts';
import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import { nameOfBriefField } from '#shared/handoffs/brief-fields.ts';
import { AskQuestion } from '#shared/handoffs/intents.ts';
import { mentionedIn } from '#shared/handoffs/mentions.ts';
import { type HandoffAddress, useAsk } from './api.ts';
import { QuestionFields } from './question-fields.tsx';

interface AskFormProps {
  address: HandoffAddress;
  members: readonly { id: string; name: string }[];
  /** The field it was asked from. */
  field?: string;
  onDone: (done: Done) => void;
  onCancel: () => void;
}

/** The claimer asks; the brief stays with them meanwhile. */
export function AskForm({ address, members, field, onDone, onCancel }: AskFormProps) {
  const at = field === undefined ? '' : `.${field}`;
  const form = useKeptForm<AskQuestion>(`ask.${address.handoffId}${at}`, {
    field: field ?? '',
    body: '',
    blocking: false,
  });
  const ask = useAsk(address);

  function submit() {
    const mentions = mentionedIn(form.values.body, members);
    const question = form.check(AskQuestion, { ...form.values, mentions });
    if (!question) return;
    const done = () => {
      form.forget();
      onDone({ said: 'Question asked.' });
    };
    ask.send(question, { done, refused: form.refuse });
  }

  return (
    <ActForm
      title={field === undefined ? 'Ask a question' : `Ask about ${nameOfBriefField(field)}`}
      lead="The author and the sponsor see it; you keep the brief."
      verb="Ask"
      isPending={ask.isPending}
      refusal={form.refusal}
      refusals={form.refusals}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <QuestionFields
        question={form.values}
        members={members}
        isFieldGiven={field !== undefined}
        onChange={form.set}
        errorOf={form.errorOf}
      />
    </ActForm>
  );
}

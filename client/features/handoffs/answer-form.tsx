import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { AnswerQuestion, type Question } from '#shared/handoffs/schema.ts';
import { type HandoffAddress, useAnswer } from './api.ts';

interface AnswerFormProps {
  address: HandoffAddress;
  question: Question;
  onClose: () => void;
}

/** The author's side answers one question. */
export function AnswerForm({ address, question, onClose }: AnswerFormProps) {
  const form = useKeptForm(`answer.${question.id}`, { answer: '' });
  const answer = useAnswer(address);

  function submit() {
    const input = form.check(AnswerQuestion, form.values);
    if (!input) return;
    const done = () => {
      form.forget();
      onClose();
    };
    answer.send({ questionId: question.id, ...input }, { done, refused: form.refuse });
  }

  return (
    <ActForm
      title="Answer"
      verb="Answer"
      isPending={answer.isPending}
      refusal={form.refusal}
      refusals={form.refusals}
      onSubmit={submit}
      onCancel={onClose}
    >
      <TextArea
        label="Answer"
        labelHidden
        rows={2}
        value={form.values.answer}
        onChange={(event) => form.set({ answer: event.target.value })}
        error={form.errorOf('answer')}
      />
    </ActForm>
  );
}

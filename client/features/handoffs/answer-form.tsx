import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import { MentionArea } from '#client/ui/mention-area.tsx';
import { AnswerQuestion } from '#shared/handoffs/intents.ts';
import { mentionedIn } from '#shared/handoffs/mentions.ts';
import type { Question } from '#shared/handoffs/schema.ts';
import { type HandoffAddress, useAnswer } from './api.ts';

interface AnswerFormProps {
  address: HandoffAddress;
  question: Question;
  members: readonly { id: string; name: string }[];
  onClose: () => void;
}

/** The author's side answers one question. */
export function AnswerForm({ address, question, members, onClose }: AnswerFormProps) {
  const form = useKeptForm(`answer.${question.id}`, { answer: '' });
  const answer = useAnswer(address);

  function submit() {
    const input = form.check(AnswerQuestion, {
      ...form.values,
      mentions: mentionedIn(form.values.answer, members),
    });
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
      <MentionArea
        label="Answer"
        labelHidden
        rows={2}
        value={form.values.answer}
        people={members}
        onChange={(answer) => form.set({ answer })}
        error={form.errorOf('answer')}
      />
    </ActForm>
  );
}

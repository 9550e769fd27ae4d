import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import { MentionArea } from '#client/ui/mention-area.tsx';
import { ReplyToQuestion } from '#shared/handoffs/intents.ts';
import { mentionedIn } from '#shared/handoffs/mentions.ts';
import type { Question } from '#shared/handoffs/schema.ts';
import { type HandoffAddress, useReply } from './api.ts';

interface ThreadReplyFormProps {
  address: HandoffAddress;
  question: Question;
  members: readonly { id: string; name: string }[];
  onClose: () => void;
}

/** Anybody says something in the thread of a question. */
export function ThreadReplyForm({ address, question, members, onClose }: ThreadReplyFormProps) {
  const form = useKeptForm(`reply.${question.id}`, { body: '' });
  const reply = useReply(address);
  const { body } = form.values;

  function submit() {
    const input = form.check(ReplyToQuestion, { body, mentions: mentionedIn(body, members) });
    if (!input) return;
    const done = () => {
      form.forget();
      onClose();
    };
    reply.send({ questionId: question.id, ...input }, { done, refused: form.refuse });
  }

  return (
    <ActForm
      title="Reply"
      verb="Reply"
      isPending={reply.isPending}
      refusal={form.refusal}
      refusals={form.refusals}
      onSubmit={submit}
      onCancel={onClose}
    >
      <MentionArea
        label="Reply"
        labelHidden
        hint="@ asks somebody else."
        rows={2}
        value={body}
        people={members}
        onChange={(text) => form.set({ body: text })}
        error={form.errorOf('body')}
      />
    </ActForm>
  );
}

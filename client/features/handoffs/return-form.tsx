import type { Done } from '#client/lib/done.ts';
import { sentenceCase } from '#client/lib/format.ts';
import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import { Select } from '#client/ui/select.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { AskQuestion, ReturnBrief } from '#shared/handoffs/intents.ts';
import { mentionedIn } from '#shared/handoffs/mentions.ts';
import { type Handoff, ReturnReason, returnReasonName } from '#shared/handoffs/schema.ts';
import { type HandoffAddress, useIntend } from './api.ts';
import { QuestionFields } from './question-fields.tsx';

interface ReturnFormProps {
  address: HandoffAddress;
  handoff: Handoff;
  members: readonly { id: string; name: string }[];
  /** Questions asked about this version already. */
  asked: number;
  after: string | null | undefined;
  onDone: (done: Done) => void;
  onCancel: () => void;
}

type Words = AskQuestion & { reason: ReturnReason | null; note: string };

const reasons = ReturnReason.options.map((value) => ({
  value,
  label: sentenceCase(returnReasonName[value]),
}));

/** Back to the author, with a typed reason and at least one question that says what to change. */
export function ReturnForm(props: ReturnFormProps) {
  const { address, handoff, members, asked, after, onDone, onCancel } = props;
  const form = useKeptForm<Words>(`return.${handoff.id}`, {
    reason: null,
    note: '',
    field: '',
    body: '',
    blocking: true,
  });
  const send = useIntend(address);
  const { values, set, errorOf } = form;

  function submit() {
    const { reason, note, ...words } = values;
    const question = { ...words, mentions: mentionedIn(words.body, members) };
    const isAsking = asked === 0 || question.body.trim() !== '';
    if (isAsking && !form.check(AskQuestion, question)) return;
    const body = form.check(ReturnBrief, {
      reason,
      note,
      questions: isAsking ? [question] : [],
      after,
    });
    if (!body) return;
    const done = () => {
      form.forget();
      onDone({ said: 'Returned to its author.' });
    };
    send.send({ intent: 'return', version: handoff.version, body }, { done, refused: form.refuse });
  }

  return (
    <ActForm
      title="Return"
      lead="It goes back to Decided; the author writes the next version with your question beside it."
      verb="Return it"
      isPending={send.isPending}
      refusal={form.refusal}
      refusals={form.refusals}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <Select
        label="Reason"
        options={reasons}
        value={values.reason}
        onChange={(reason) => set({ reason })}
        error={errorOf('reason') && 'Choose a reason.'}
      />
      <QuestionFields
        question={values}
        members={members}
        onChange={set}
        errorOf={(path) => errorOf(path) ?? errorOf(`questions.0.${path}`)}
      />
      <TextArea
        label="Note"
        optional
        rows={2}
        value={values.note}
        onChange={(event) => set({ note: event.target.value })}
        error={errorOf('note')}
      />
    </ActForm>
  );
}

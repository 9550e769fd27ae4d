import type { z } from 'zod';
import type { Done } from '#client/lib/done.ts';
import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { LetGo, Withdraw } from '#shared/handoffs/intents.ts';
import type { Handoff } from '#shared/handoffs/schema.ts';
import { type HandoffAddress, type HandoffIntent, useIntend } from './api.ts';

interface Asking {
  intent: HandoffIntent;
  title: string;
  lead: string;
  verb: string;
  field: 'reason' | 'note';
  label: string;
  hint: string;
  schema: z.ZodType<object>;
  said: string;
  isDanger?: boolean;
}

/** Every way back of a handoff that asks nothing but words. */
const askings = {
  withdraw: {
    intent: 'withdraw',
    title: 'Withdraw the offer',
    verb: 'Withdraw',
    field: 'reason',
    label: 'Reason',
    lead: 'It goes back to Decided, and you write the next version of the brief.',
    hint: 'The lead reads this.',
    schema: Withdraw,
    said: 'Offer withdrawn.',
  },
  decline: {
    intent: 'decline',
    title: 'Decline',
    verb: 'Decline',
    field: 'reason',
    label: 'Reason',
    lead: 'It goes back to its author, who reads why.',
    hint: 'What would have to be different?',
    schema: Withdraw,
    said: 'Declined.',
  },
  release: {
    intent: 'release',
    title: 'Release',
    verb: 'Release',
    field: 'note',
    label: 'State of the work',
    lead: 'You let go of it.',
    hint: 'What is done, what is not, what the next person needs to know.',
    schema: LetGo,
    said: 'Released.',
  },
  revoke: {
    intent: 'revoke',
    title: 'Revoke',
    verb: 'Revoke',
    field: 'note',
    label: 'State of the work',
    lead: 'Accepted work comes off the roadmap and goes back to Decided.',
    hint: 'Why, and in what state it is left.',
    schema: LetGo,
    said: 'Revoked.',
    isDanger: true,
  },
} as const satisfies Record<string, Asking>;

export type AskingWords = keyof typeof askings;
export const asksWords = (act: string | null): act is AskingWords => act !== null && act in askings;

interface WordsFormProps {
  act: AskingWords;
  address: HandoffAddress;
  handoff: Handoff;
  after: string | null | undefined;
  onDone: (done: Done) => void;
  onCancel: () => void;
}

/** A way back: one field, and what happens then. */
export function WordsForm({ act, address, handoff, after, onDone, onCancel }: WordsFormProps) {
  const { intent, title, lead, verb, field, label, hint, schema, said, ...rest }: Asking =
    askings[act];
  const form = useKeptForm(`${act}.${handoff.id}`, { [field]: '' } as Record<string, string>);
  const send = useIntend(address);

  function submit() {
    const body = form.check(schema, { ...form.values, after });
    if (!body) return;
    const done = () => {
      form.forget();
      onDone({ said });
    };
    send.send({ intent, version: handoff.version, body }, { done, refused: form.refuse });
  }

  return (
    <ActForm
      title={title}
      lead={act === 'release' ? releaseLead(handoff) : lead}
      verb={verb}
      variant={rest.isDanger ? 'danger' : 'primary'}
      isPending={send.isPending}
      refusal={form.refusal}
      refusals={form.refusals}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <TextArea
        label={label}
        hint={hint}
        rows={2}
        value={form.values[field] ?? ''}
        onChange={(event) => form.set({ [field]: event.target.value })}
        error={form.errorOf(field)}
      />
    </ActForm>
  );
}

const releaseLead = ({ state }: Handoff) =>
  state === 'IN_REVIEW'
    ? 'You give the claim back; the offer stands for the others of the team.'
    : 'The work comes off the roadmap and goes back to Decided.';

import type { Done } from '#client/lib/done.ts';
import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import { Button } from '#client/ui/button.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { AnswerChange, RefuseChange } from '#shared/handoffs/change.ts';
import { versionOf } from '#shared/handoffs/change-chain.ts';
import type { Change, Handoff } from '#shared/handoffs/schema.ts';
import { type HandoffAddress, useIntend } from './api.ts';
import type { ChangeAct } from './change-acts.ts';

const answers = {
  countersign: {
    title: 'Countersign the change',
    verb: 'Countersign',
    label: 'Note',
    schema: AnswerChange,
  },
  'refuse-change': {
    title: 'Refuse the change',
    verb: 'Refuse',
    label: 'Reason',
    schema: RefuseChange,
  },
  'withdraw-change': {
    title: 'Take the change back',
    verb: 'Take back',
    label: 'Note',
    schema: AnswerChange,
  },
} as const satisfies Record<ChangeAct, object>;

const leads = {
  countersign: (number: number) =>
    `You sign the same words: they are version ${number} of the brief, and what holds from now on.`,
  'refuse-change': () => 'The brief stays as it is. Whoever proposed it reads why.',
  'withdraw-change': () => 'The brief stays as it is.',
} satisfies Record<ChangeAct, (number: number) => string>;

interface ChangeAnswerFormProps {
  act: ChangeAct;
  address: HandoffAddress;
  handoff: Handoff;
  change: Change;
  /** Why it cannot be done by this member, or not any more. */
  whyNot: string | null;
  onRefuse: () => void;
  onDone: (done: Done) => void;
  onCancel: () => void;
}

/** The answer to a proposed change: both sides' signatures, or one sentence why not. */
export function ChangeAnswerForm(props: ChangeAnswerFormProps) {
  const { act, address, handoff, change, whyNot, onRefuse, onDone, onCancel } = props;
  const { title, verb, label, schema } = answers[act];
  const form = useKeptForm(`${act}.${change.id}`, { note: '' });
  const answer = useIntend(address);
  const number = versionOf(change);
  const said = {
    countersign: `Countersigned. Version ${number} of the brief holds.`,
    'refuse-change': 'Refused. The brief stays as it is.',
    'withdraw-change': 'Taken back. The brief stays as it is.',
  }[act];

  function submit() {
    const body = form.check(schema, form.values);
    if (!body) return;
    const done = () => {
      form.forget();
      onDone({ said });
    };
    answer.send({ intent: act, version: handoff.version, body }, { done, refused: form.refuse });
  }

  return (
    <ActForm
      title={title}
      lead={leads[act](number)}
      verb={verb}
      variant={act === 'countersign' ? 'accent' : 'primary'}
      isPending={answer.isPending}
      whyNot={whyNot}
      refusal={form.refusal}
      refusals={form.refusals}
      onSubmit={submit}
      onCancel={onCancel}
      cancelLabel="Not now"
    >
      <TextArea
        label={label}
        optional={act !== 'refuse-change'}
        rows={2}
        value={form.values.note}
        onChange={(event) => form.set({ note: event.target.value })}
        error={form.errorOf('note')}
      />
      {act === 'countersign' && (
        <div>
          <Button size="small" onPress={onRefuse}>
            Not like this: refuse it
          </Button>
        </div>
      )}
    </ActForm>
  );
}

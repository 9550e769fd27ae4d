import type { Done } from '#client/lib/done.ts';
import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import { DateField } from '#client/ui/date-field.tsx';
import { FieldRow } from '#client/ui/form.tsx';
import { RadioGroup } from '#client/ui/radio-group.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import { Decide, type DecisionKind } from '#shared/opportunities/decision.ts';
import { addDays } from '#shared/time.ts';
import { type Address, reopenDecision, useDecide } from './api.ts';
import { missingDecision, type Situation } from './situation.ts';

interface DecideFormProps {
  address: Address;
  situation: Situation;
  after: string | null | undefined;
  onDone: (done: Done) => void;
  onCancel: () => void;
}

const kinds: readonly { value: DecisionKind; label: string; description: string }[] = [
  { value: 'PURSUE', label: 'Pursue', description: 'It goes to Decided, and its brief is begun.' },
  {
    value: 'PARK',
    label: 'Park',
    description: 'Not now: off the board until the day it is looked at again.',
  },
  {
    value: 'REJECT',
    label: 'Reject',
    description: 'Not worth doing: off the board, kept on record.',
  },
];
const verbs = { PURSUE: 'Decide to pursue', PARK: 'Park it', REJECT: 'Reject it' } satisfies Record<
  DecisionKind,
  string
>;
const said = {
  PURSUE: 'Decided to pursue it.',
  PARK: 'Parked.',
  REJECT: 'Rejected.',
} satisfies Record<DecisionKind, string>;

/** Pursue, park or reject: a record that will never change. */
export function DecideForm({ address, situation, after, onDone, onCancel }: DecideFormProps) {
  const { page, today } = situation;
  const form = useKeptForm(`decide.${address.id}`, {
    kind: 'PURSUE' as DecisionKind,
    reason: '',
    beat: '',
    dissent: '',
    reopenWhen: '',
    reviewDate: addDays(today, 90),
  });
  const decide = useDecide(address);
  const { values, set, errorOf } = form;
  const type = (name: 'reason' | 'beat' | 'dissent' | 'reopenWhen' | 'reviewDate') => ({
    value: values[name],
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
    error: errorOf(name),
  });

  function submit() {
    const input = form.check(Decide, { ...values, reviewDate: values.reviewDate || null, after });
    if (!input) return;
    const done = ({ version }: { version: number }) => {
      form.forget();
      const reason = 'Undone right after deciding.';
      onDone({
        said: said[input.kind],
        undo: () => reopenDecision(address.id, { version, input: { reason } }),
      });
    };
    decide.send({ version: page.opportunity.version, input }, { done, refused: form.refuse });
  }

  return (
    <ActForm
      title="Decide"
      lead="The list, scores and weights of this moment are frozen with it."
      verb={verbs[values.kind]}
      isPending={decide.isPending}
      whyNot={
        page.opportunity.stage === 'ASSESS'
          ? missingDecision(page)[0]?.sentence
          : 'It is decided already.'
      }
      refusal={form.refusal}
      refusals={form.refusals}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <RadioGroup
        label="Decision"
        options={kinds}
        value={values.kind}
        onChange={(kind) => set({ kind })}
        error={errorOf('kind')}
      />
      <TextArea label="Reason" hint="Why this, and why now." rows={3} {...type('reason')} />
      <TextField
        label="What it beat"
        optional
        hint="The best thing that is not done because of it."
        {...type('beat')}
      />
      <TextArea
        label="Dissent"
        optional
        hint="Who saw it differently, and why."
        rows={2}
        {...type('dissent')}
      />
      <FieldRow>
        <DateField
          label="Look at it again on"
          min={today}
          optional={values.kind === 'REJECT'}
          {...type('reviewDate')}
        />
        <TextField
          label="Reopen when"
          optional
          hint="What would change this decision."
          {...type('reopenWhen')}
        />
      </FieldRow>
    </ActForm>
  );
}

import type { Done } from '#client/lib/done.ts';
import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import { RadioGroup } from '#client/ui/radio-group.tsx';
import { Decide, type DecisionKind } from '#shared/opportunities/decision.ts';
import { type Address, reopenDecision, useDecide } from './api.ts';
import { DecisionFields, emptyDecision } from './decision-fields.tsx';
import type { Watchable } from './reopen-condition.tsx';
import { missingDecision, type Situation } from './situation.ts';

interface DecideFormProps {
  address: Address;
  situation: Situation;
  metrics: readonly Watchable[];
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
export function DecideForm({
  address,
  situation,
  metrics,
  after,
  onDone,
  onCancel,
}: DecideFormProps) {
  const { page, today } = situation;
  const form = useKeptForm(`decide.${address.id}`, {
    ...emptyDecision(today),
    kind: 'PURSUE' as DecisionKind,
  });
  const decide = useDecide(address);
  const { values, set, errorOf } = form;

  function submit() {
    const reviewDate = values.reviewDate || null;
    const beat = values.kind === 'PURSUE' ? values.beat : '';
    const input = form.check(Decide, { ...values, beat, reviewDate, after });
    if (!input) return;
    const done = ({ version }: { version: number }) => {
      form.forget();
      const reason = 'Undone right after deciding.';
      onDone({
        said: said[input.kind],
        undo: () => reopenDecision(address.id, { version, input: { reason, undo: true } }),
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
      <DecisionFields form={form} kind={values.kind} today={today} metrics={metrics} />
    </ActForm>
  );
}

import type { KeptForm } from '#client/lib/use-kept-form.ts';
import { DateField } from '#client/ui/date-field.tsx';
import { FieldRow } from '#client/ui/form.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import type { DecisionKind } from '#shared/opportunities/decision.ts';
import { addDays, type Day } from '#shared/time.ts';
import { type ConditionDraft, ReopenCondition, type Watchable } from './reopen-condition.tsx';

/** What every decision says, as it is being written. */
export interface DecisionDraft {
  reason: string;
  beat: string;
  dissent: string;
  reopenWhen: string;
  reviewDate: string;
  reopen: ConditionDraft | null;
}

/** A quarter from now is soon enough to look again. */
export const emptyDecision = (today: Day): DecisionDraft => ({
  reason: '',
  beat: '',
  dissent: '',
  reopenWhen: '',
  reviewDate: addDays(today, 90),
  reopen: null,
});

interface DecisionFieldsProps {
  form: KeptForm<DecisionDraft>;
  kind: DecisionKind;
  today: Day;
  metrics: readonly Watchable[];
}

/** What a reason of its kind says. */
const reasonHints = {
  PURSUE: 'Why this, and why now.',
  PARK: 'Why not now, and what it waits for.',
  REJECT: 'Why not, so that it need not be asked again.',
} as const satisfies Record<DecisionKind, string>;

/** The words of a decision: why, what it beat, who saw it differently, and when it is looked at again. */
export function DecisionFields({ form, kind, today, metrics }: DecisionFieldsProps) {
  const { values, set, errorOf } = form;
  const type = (name: Exclude<keyof DecisionDraft, 'reopen'>) => ({
    value: values[name],
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
    error: errorOf(name),
  });
  return (
    <>
      <TextArea label="Reason" hint={reasonHints[kind]} rows={3} {...type('reason')} />
      {kind === 'PURSUE' && (
        <TextField
          label="What it beat"
          optional
          hint="The best thing that is not done because of it."
          {...type('beat')}
        />
      )}
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
          optional={kind === 'REJECT'}
          {...type('reviewDate')}
        />
        <TextField
          label="Reopen when"
          optional
          hint="What would change this decision."
          {...type('reopenWhen')}
        />
      </FieldRow>
      <ReopenCondition
        metrics={metrics}
        value={values.reopen}
        onChange={(reopen) => set({ reopen })}
        errorOf={errorOf}
      />
    </>
  );
}

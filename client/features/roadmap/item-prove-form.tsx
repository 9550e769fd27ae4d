import type { Done } from '#client/lib/done.ts';
import { formatDay, formatNumber } from '#client/lib/format.ts';
import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import { FieldRow } from '#client/ui/form.tsx';
import { NumberField } from '#client/ui/number-field.tsx';
import { RadioGroup } from '#client/ui/radio-group.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import type { BriefMetric } from '#shared/handoffs/brief.ts';
import { asGoodAs } from '#shared/metrics/trajectory.ts';
import { ProveOutcome, type RoadmapItem, type Verdict } from '#shared/roadmap/schema.ts';
import { type ItemAddress, useProve } from './item-api.ts';

interface ItemProveFormProps {
  address: ItemAddress;
  item: RoadmapItem;
  metric: BriefMetric | null;
  today: string;
  after: string | null | undefined;
  onDone: (done: Done) => void;
  onCancel: () => void;
}

const verdicts: readonly { value: Verdict; label: string; description: string }[] = [
  { value: 'ACHIEVED', label: 'Achieved', description: 'The number got where it was promised.' },
  { value: 'MISSED', label: 'Missed', description: 'It did not.' },
  {
    value: 'INCONCLUSIVE',
    label: 'Inconclusive',
    description: 'The number moved for other reasons, or cannot be told.',
  },
];

/** What was promised beside what is measured; kept for good. */
export function ItemProveForm({
  address,
  item,
  metric,
  today,
  after,
  onDone,
  onCancel,
}: ItemProveFormProps) {
  const form = useKeptForm<{
    value: number | null;
    source: string;
    verdict: Verdict | null;
    note: string;
  }>(`prove.${item.id}`, { value: null, source: '', verdict: null, note: '' });
  const prove = useProve(address);
  const { values, set, errorOf } = form;
  const verdict = values.verdict ?? suggested(metric, values.value);
  const early = metric?.measureBy && today < metric.measureBy ? metric.measureBy : null;

  function submit() {
    const input = form.check(ProveOutcome, { ...values, verdict, after });
    if (!input) return;
    const done = () => {
      form.forget();
      onDone({ said: 'Proven. What was promised and what came are on record.' });
    };
    prove.send({ version: item.version, input }, { done, refused: form.refuse });
  }

  return (
    <ActForm
      title="Prove"
      lead={
        metric?.target != null &&
        `Promised: ${metric.name} at ${formatNumber(metric.target, 2)} ${metric.unit}.`
      }
      verb="Prove"
      isPending={prove.isPending}
      whyNot={early ? `It is measured on or after ${formatDay(early)}.` : null}
      refusal={form.refusal}
      refusals={form.refusals}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <FieldRow>
        <NumberField
          label="Measured value"
          {...(metric && { unit: metric.unit })}
          value={values.value}
          onChange={(value) => set({ value })}
          error={errorOf('value') && 'Enter the value that was measured.'}
        />
        <TextField
          label="Source"
          hint="Where the value comes from."
          value={values.source}
          onChange={(event) => set({ source: event.target.value })}
          error={errorOf('source')}
        />
      </FieldRow>
      <RadioGroup
        label="Verdict"
        options={verdicts}
        value={verdict}
        onChange={(chosen) => set({ verdict: chosen })}
        error={errorOf('verdict') && 'Choose a verdict.'}
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

/** The figure alone says achieved or missed; a person may know better. */
function suggested(metric: BriefMetric | null, value: number | null): Verdict | null {
  if (value === null || !metric || metric.target === null) return null;
  return asGoodAs(metric.direction, value, metric.target) ? 'ACHIEVED' : 'MISSED';
}

import { ComboBox } from '#client/ui/combo-box.tsx';
import { FieldRow } from '#client/ui/form.tsx';
import { NumberField } from '#client/ui/number-field.tsx';
import { Select } from '#client/ui/select.tsx';
import type { Direction } from '#shared/direction.ts';

/** A metric a condition can name, with where it stands now. */
export interface Watchable {
  id: string;
  name: string;
  unit: string;
  latest: number | null;
}

/** A condition as it is being written; complete once it has a value. */
export interface ConditionDraft {
  metricId: string;
  direction: Direction;
  value: number | null;
}

interface ReopenConditionProps {
  metrics: readonly Watchable[];
  value: ConditionDraft | null;
  onChange: (value: ConditionDraft | null) => void;
  errorOf: (path: string) => string | undefined;
}

const sides = [
  { value: 'UP', label: 'is at least' },
  { value: 'DOWN', label: 'is at most' },
] as const;

/** Which metric would change the decision, and from which value on. */
export function ReopenCondition({ metrics, value, onChange, errorOf }: ReopenConditionProps) {
  const metric = metrics.find(({ id }) => id === value?.metricId);
  if (metrics.length === 0) return null;
  const choose = (metricId: string | null) =>
    onChange(metricId === null ? null : { direction: 'UP', value: null, ...value, metricId });
  return (
    <>
      <ComboBox
        label="Metric to watch"
        optional
        hint="You are asked to look again once it reaches a value."
        options={metrics.map(({ id, name }) => ({ value: id, label: name }))}
        value={value?.metricId ?? null}
        onChange={(id) => choose(id || null)}
        error={errorOf('reopen.metricId') ?? errorOf('reopen')}
      />
      {value && metric && (
        <FieldRow>
          <Select
            label="Look again when it"
            options={sides}
            value={value.direction}
            onChange={(direction) => onChange({ ...value, direction })}
          />
          <NumberField
            label="Value"
            unit={metric.unit}
            value={value.value}
            onChange={(next) => onChange({ ...value, value: next })}
            hint={metric.latest === null ? 'Nothing read yet.' : `It stands at ${metric.latest}.`}
            error={errorOf('reopen.value')}
          />
        </FieldRow>
      )}
    </>
  );
}

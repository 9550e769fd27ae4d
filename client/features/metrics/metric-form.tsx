import { Controller, useFormContext } from 'react-hook-form';
import { DateField } from '#client/ui/date-field.tsx';
import { FieldRow } from '#client/ui/form.tsx';
import { NumberField } from '#client/ui/number-field.tsx';
import type { Option } from '#client/ui/option-item.tsx';
import { RadioGroup } from '#client/ui/radio-group.tsx';
import { Select } from '#client/ui/select.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import type { CreateMetric, Metric } from '#shared/metrics/schema.ts';

export type MetricValues = Required<CreateMetric>;

const directions: Option<Metric['direction']>[] = [
  { value: 'UP', label: 'Up is better' },
  { value: 'DOWN', label: 'Down is better' },
];

const NOBODY = 'nobody';

/** An empty date is no date. */
const dayOrNull = { setValueAs: (text: string | null) => text || null };

/** What is measured, from where, and what is promised: the fields of a metric, inside its form. */
export function MetricFields({ members }: { members: readonly Option[] }) {
  const { control, register, formState } = useFormContext<MetricValues>();
  const { errors } = formState;
  return (
    <>
      <TextField
        label="Name"
        hint="What is counted: “Days until an answer”."
        {...register('name')}
        error={errors.name?.message}
      />
      <FieldRow>
        <TextField
          label="Unit"
          hint="days, %, requests per week"
          {...register('unit')}
          error={errors.unit?.message}
        />
        <Controller
          control={control}
          name="direction"
          render={({ field }) => (
            <RadioGroup
              label="Direction"
              options={directions}
              value={field.value}
              onChange={field.onChange}
            />
          )}
        />
      </FieldRow>
      <FieldRow>
        <NullableNumber name="baseline" label="Baseline" />
        <DateField
          label="Measured on"
          optional
          {...register('baselineDate', dayOrNull)}
          error={errors.baselineDate?.message}
        />
      </FieldRow>
      <TextField
        label="Where the baseline comes from"
        optional
        {...register('baselineSource')}
        error={errors.baselineSource?.message}
      />
      <FieldRow>
        <NullableNumber name="target" label="Target" />
        <DateField
          label="Measure by"
          optional
          {...register('measureBy', dayOrNull)}
          error={errors.measureBy?.message}
        />
      </FieldRow>
      <Controller
        control={control}
        name="measurerId"
        render={({ field }) => (
          <Select
            label="Measurer"
            hint="Records the readings, and proves outcomes by this metric."
            options={[{ value: NOBODY, label: 'Nobody yet' }, ...members]}
            value={field.value ?? NOBODY}
            onChange={(value) => field.onChange(value === NOBODY ? null : value)}
            onBlur={field.onBlur}
            error={errors.measurerId?.message}
          />
        )}
      />
    </>
  );
}

function NullableNumber({ name, label }: { name: 'baseline' | 'target'; label: string }) {
  const { control, watch } = useFormContext<MetricValues>();
  const unit = watch('unit');
  return (
    <Controller
      control={control}
      name={name}
      render={({ field, fieldState }) => (
        <NumberField
          label={label}
          optional
          unit={unit.length <= 12 ? unit : ''}
          value={field.value}
          onChange={field.onChange}
          onBlur={field.onBlur}
          error={fieldState.error?.message}
        />
      )}
    />
  );
}

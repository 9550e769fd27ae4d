import { Controller, useFormContext } from 'react-hook-form';
import { NumberField } from '#client/ui/number-field.tsx';
import type { Option } from '#client/ui/option-item.tsx';
import { PickMany } from '#client/ui/pick-many.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import type { CreatePriority } from '#shared/priorities/schema.ts';

export type PriorityValues = Required<CreatePriority>;

/** What a priority says and what it should move: its fields, inside its form. */
export function PriorityFields({
  metrics,
  isFixed,
}: {
  metrics: readonly Option[];
  isFixed: boolean;
}) {
  const { control, register, formState } = useFormContext<PriorityValues>();
  const { errors } = formState;
  return (
    <>
      <TextField
        label="Name"
        hint="Short enough to stand on a card."
        readOnly={isFixed}
        {...register('name')}
        error={errors.name?.message}
      />
      <TextArea
        label="Statement"
        optional
        hint="What will be different once it is reached?"
        readOnly={isFixed}
        {...register('statement')}
        error={errors.statement?.message}
      />
      <TextArea
        label="Why"
        optional
        rows={4}
        hint="Why this, and why before the others?"
        readOnly={isFixed}
        {...register('why')}
        error={errors.why?.message}
      />
      <Controller
        control={control}
        name="weight"
        render={({ field }) => (
          <NumberField
            label="Weight"
            hint="How much it counts beside the other priorities; 1 is ordinary."
            min={0}
            max={1000}
            value={field.value}
            onChange={(value) => field.onChange(value ?? 0)}
            onBlur={field.onBlur}
            isDisabled={isFixed}
            error={errors.weight?.message}
          />
        )}
      />
      <Controller
        control={control}
        name="metricIds"
        render={({ field }) => (
          <PickMany
            label="Metrics it should move"
            optional
            options={metrics}
            nothing="There are no metrics yet; add one under Metrics."
            value={field.value}
            onChange={field.onChange}
            isDisabled={isFixed}
            error={errors.metricIds?.message}
          />
        )}
      />
    </>
  );
}

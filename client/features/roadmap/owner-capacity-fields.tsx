import { Plus, X } from 'lucide-react';
import { Controller, useFieldArray, useFormContext } from 'react-hook-form';
import { Button } from '#client/ui/button.tsx';
import { DateField } from '#client/ui/date-field.tsx';
import fieldStyles from '#client/ui/field.module.css';
import { FieldError } from '#client/ui/field-error.tsx';
import { IconButton } from '#client/ui/icon-button.tsx';
import { NumberField } from '#client/ui/number-field.tsx';
import type { CreateOwner } from '#shared/roadmap/schema.ts';
import styles from './owner-capacity-fields.module.css';

export type OwnerValues = Required<CreateOwner>;

/** Capacity over time: each line holds until the next one starts. */
export function OwnerCapacityFields({ isFixed, today }: { isFixed: boolean; today: string }) {
  const { control, register, formState } = useFormContext<OwnerValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'capacity' });
  const errors = formState.errors.capacity;
  return (
    <fieldset className={styles.capacity} disabled={isFixed}>
      <legend className={fieldStyles.label}>People per week</legend>
      {fields.length === 0 && (
        <p className={fieldStyles.hint}>Unknown: nobody can say what fits.</p>
      )}
      {fields.map((entry, index) => (
        <div className={styles.entry} key={entry.id}>
          <DateField
            label={`From, entry ${index + 1}`}
            labelHidden
            {...register(`capacity.${index}.startsOn`)}
            error={errors?.[index]?.startsOn?.message}
          />
          <Controller
            control={control}
            name={`capacity.${index}.peoplePerWeek`}
            render={({ field }) => (
              <NumberField
                label={`People per week, entry ${index + 1}`}
                labelHidden
                min={0}
                max={10_000}
                unit="people"
                value={field.value}
                onChange={(value) => field.onChange(value ?? 0)}
                onBlur={field.onBlur}
                error={errors?.[index]?.peoplePerWeek?.message}
              />
            )}
          />
          {!isFixed && (
            <IconButton
              label={`Remove entry ${index + 1}`}
              icon={<X aria-hidden="true" />}
              onPress={() => remove(index)}
            />
          )}
        </div>
      ))}
      {!isFixed && (
        <div>
          <Button
            size="small"
            icon={<Plus aria-hidden="true" />}
            onPress={() =>
              append({
                startsOn: fields.length === 0 ? today : '',
                peoplePerWeek: fields.at(-1)?.peoplePerWeek ?? 1,
              })
            }
          >
            Add a change
          </Button>
        </div>
      )}
      <p className={fieldStyles.hint}>
        Each line holds until the next one starts. Halves are fine: 2.5 people.
      </p>
      <FieldError id="capacity-error" message={errors?.root?.message ?? errors?.message} />
    </fieldset>
  );
}

import { Plus, X } from 'lucide-react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { Button } from '#client/ui/button.tsx';
import { DateField } from '#client/ui/date-field.tsx';
import fieldStyles from '#client/ui/field.module.css';
import { FieldError } from '#client/ui/field-error.tsx';
import { IconButton } from '#client/ui/icon-button.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import type { ChangeCalendar } from '#shared/calendar/schema.ts';
import styles from './calendar.module.css';

/** Days off for everybody, each with its name. */
export function HolidayFields({ isFixed }: { isFixed: boolean }) {
  const { control, register, formState } = useFormContext<ChangeCalendar>();
  const { fields, append, remove } = useFieldArray({ control, name: 'holidays' });
  const errors = formState.errors.holidays;
  return (
    <fieldset className={styles.group} disabled={isFixed} aria-label="Holidays">
      {fields.length === 0 && <p className={fieldStyles.hint}>None are known yet.</p>}
      {fields.map((entry, index) => (
        <div className={styles.holiday} key={entry.id}>
          <DateField
            label={`Day of holiday ${index + 1}`}
            labelHidden
            {...register(`holidays.${index}.day`)}
            error={errors?.[index]?.day?.message}
          />
          <TextField
            label={`Name of holiday ${index + 1}`}
            labelHidden
            placeholder="Name"
            autoComplete="off"
            {...register(`holidays.${index}.name`)}
            error={errors?.[index]?.name?.message}
          />
          {!isFixed && (
            <IconButton
              label={`Remove holiday ${index + 1}`}
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
            onPress={() => append({ day: '', name: '' })}
          >
            Add a holiday
          </Button>
        </div>
      )}
      <FieldError id="holidays-error" message={errors?.root?.message ?? errors?.message} />
    </fieldset>
  );
}

import { useController } from 'react-hook-form';
import { Checkbox } from '#client/ui/checkbox.tsx';
import fieldStyles from '#client/ui/field.module.css';
import { FieldError } from '#client/ui/field-error.tsx';
import type { ChangeCalendar } from '#shared/calendar/schema.ts';
import styles from './calendar.module.css';

/** A Monday; its week names the days in the reader's language. */
const MONDAY = Date.UTC(2026, 0, 5);
const MS_PER_DAY = 86_400_000;

const week = Array.from({ length: 7 }, (_, n) => {
  const day = new Date(MONDAY + n * MS_PER_DAY);
  return {
    number: n + 1,
    name: day.toLocaleDateString(undefined, { weekday: 'long', timeZone: 'UTC' }),
  };
});

/** Which days of the week are worked. */
export function WeekFields({ isFixed }: { isFixed: boolean }) {
  const { field, fieldState } = useController<ChangeCalendar, 'weekend'>({ name: 'weekend' });
  const toggle = (number: number, works: boolean) =>
    field.onChange(
      (works ? field.value.filter((day) => day !== number) : [...field.value, number]).toSorted(
        (a, b) => a - b,
      ),
    );
  return (
    <fieldset className={styles.group} disabled={isFixed}>
      <legend className={fieldStyles.label}>Worked on</legend>
      <div className={styles.week}>
        {week.map(({ number, name }) => (
          <Checkbox
            key={number}
            label={name}
            checked={!field.value.includes(number)}
            onChange={(event) => toggle(number, event.target.checked)}
          />
        ))}
      </div>
      <FieldError id="weekend-error" message={fieldState.error?.message} />
    </fieldset>
  );
}

import { Controller, useFormContext } from 'react-hook-form';
import { NumberField } from '#client/ui/number-field.tsx';
import type { ChangeCalendar, ClockLengths } from '#shared/calendar/schema.ts';
import styles from './calendar.module.css';

const clocks: readonly { name: keyof ClockLengths; label: string; hint: string }[] = [
  {
    name: 'escalateAfter',
    label: 'An offer nobody claims goes to its sponsor after',
    hint: 'At half of it, who it is offered to is reminded.',
  },
  {
    name: 'expireAfter',
    label: 'An offer nobody claims goes back to its author after',
    hint: 'It is a draft again, and says so.',
  },
  {
    name: 'idleAfter',
    label: 'A claim without a step is given back after',
    hint: 'Not while a blocking question waits for its answer.',
  },
  {
    name: 'confirmAfter',
    label: 'A read-back nobody confirms becomes active after',
    hint: 'It is marked as unconfirmed.',
  },
  {
    name: 'askAgainAfter',
    label: 'Work not started is asked about after',
    hint: 'So long after its promised start: is it still worth it?',
  },
];

/** How long a handoff may wait, and what happens then. */
export function ClockFields({ isFixed }: { isFixed: boolean }) {
  const { control, formState } = useFormContext<ChangeCalendar>();
  return (
    <div className={styles.clocks}>
      {clocks.map(({ name, label, hint }) => (
        <Controller
          key={name}
          control={control}
          name={name}
          render={({ field }) => (
            <NumberField
              label={label}
              hint={hint}
              min={1}
              max={250}
              step={1}
              unit="working days"
              isReadOnly={isFixed}
              value={field.value}
              onChange={field.onChange}
              onBlur={field.onBlur}
              error={formState.errors[name]?.message}
            />
          )}
        />
      ))}
    </div>
  );
}

import { zodResolver } from '@hookform/resolvers/zod';
import { Controller, FormProvider, useForm } from 'react-hook-form';
import { sentenceOf } from '#client/lib/api-error.ts';
import { showServerErrors } from '#client/lib/form-errors.ts';
import { timeZones } from '#client/lib/time-zones.ts';
import { Button } from '#client/ui/button.tsx';
import { ComboBox } from '#client/ui/combo-box.tsx';
import { Form, FormActions } from '#client/ui/form.tsx';
import { Section } from '#client/ui/section.tsx';
import { notify } from '#client/ui/toast.tsx';
import { type Calendar, ChangeCalendar } from '#shared/calendar/schema.ts';
import { useChangeCalendar } from './api.ts';
import { ClockFields } from './clock-fields.tsx';
import { HolidayFields } from './holiday-fields.tsx';
import { WeekFields } from './week-fields.tsx';

interface CalendarFormProps {
  slug: string;
  calendar: Calendar;
  /** True for who may only read it. */
  isFixed: boolean;
}

const valuesOf = ({ version: _, ...values }: Calendar): ChangeCalendar => values;
const FIELDS = [
  'timeZone',
  'weekend',
  'escalateAfter',
  'expireAfter',
  'idleAfter',
  'confirmAfter',
  'askAgainAfter',
] as const;

/** When the workspace works, and how long its handoffs may wait. Keep it with a key of its version: another one starts it anew. */
export function CalendarForm({ slug, calendar, isFixed }: CalendarFormProps) {
  const changing = useChangeCalendar(slug);
  const form = useForm<ChangeCalendar>({
    resolver: zodResolver(ChangeCalendar) as never,
    defaultValues: valuesOf(calendar),
  });
  const { errors, isDirty } = form.formState;

  const submit = form.handleSubmit((change) => {
    const before = valuesOf(calendar);
    changing.send(
      { version: calendar.version, change },
      {
        done: ({ version }) =>
          void notify({
            title: 'The calendar is changed.',
            detail: 'Clocks that are running were set anew.',
            action: { label: 'Undo', onAction: () => undo({ version, change: before }) },
          }),
        refused: (error) =>
          form.setError('root', { message: showServerErrors(error, form.setError, FIELDS) ?? '' }),
      },
    );
  });
  const undo = (back: { version: number; change: ChangeCalendar }) =>
    changing.send(back, {
      done: () => void notify({ title: 'The calendar is as it was.' }),
      refused: (error) => void notify({ title: 'It was not undone.', detail: sentenceOf(error) }),
    });

  return (
    <FormProvider {...form}>
      <Form onSubmit={submit} problem={errors.root?.message}>
        <Section title="Working week" lead="Clocks count only days on which somebody works.">
          <Controller
            control={form.control}
            name="timeZone"
            render={({ field }) => (
              <ComboBox
                label="Time zone"
                hint="Where a day begins and ends."
                options={timeZones(calendar.timeZone)}
                value={field.value}
                onChange={(zone) => field.onChange(zone ?? '')}
                onBlur={field.onBlur}
                nothing="No time zone by that name."
                isDisabled={isFixed}
                error={errors.timeZone?.message}
              />
            )}
          />
          <WeekFields isFixed={isFixed} />
        </Section>
        <Section title="Holidays" lead="Days on which the whole workspace does not work.">
          <HolidayFields isFixed={isFixed} />
        </Section>
        <Section
          title="Clocks"
          lead="What happens to a handoff when nobody does anything, in working days. Each rings when its last day is over."
        >
          <ClockFields isFixed={isFixed} />
        </Section>
        {!isFixed && (
          <FormActions>
            <Button isDisabled={!isDirty} onPress={() => form.reset()}>
              Put back
            </Button>
            <Button
              type="submit"
              variant="primary"
              isPending={changing.isPending}
              isDisabled={!isDirty}
            >
              Change the calendar
            </Button>
          </FormActions>
        )}
      </Form>
    </FormProvider>
  );
}

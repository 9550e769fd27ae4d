import { formatDay, plural } from '#client/lib/format.ts';
import type { KeptForm } from '#client/lib/use-kept-form.ts';
import { DateField } from '#client/ui/date-field.tsx';
import { FieldRow } from '#client/ui/form.tsx';
import {
  isWorkingDay,
  type WorkingCalendar,
  workingDayCounter,
} from '#shared/calendar/working-days.ts';
import { Day } from '#shared/time.ts';
import styles from './read-back-dates.module.css';

interface Dates {
  startsOn: string;
  finishEarliest: string;
  finishLatest: string;
}

interface ReadBackDatesProps {
  form: Pick<KeptForm<Dates>, 'values' | 'set' | 'errorOf'>;
  calendar: WorkingCalendar | null;
}

/** The lead's own range, said in working days; nothing is proposed. */
export function ReadBackDates({ form, calendar }: ReadBackDatesProps) {
  const { startsOn, finishEarliest } = form.values;
  const type = (name: keyof Dates) => ({
    value: form.values[name],
    onChange: (event: { target: { value: string } }) => form.set({ [name]: event.target.value }),
    error: form.errorOf(name),
  });
  return (
    <div>
      <FieldRow>
        <DateField label="Start" {...type('startsOn')} />
        <DateField label="Finish, earliest" min={startsOn} {...type('finishEarliest')} />
        <DateField label="Finish, latest" min={finishEarliest} {...type('finishLatest')} />
      </FieldRow>
      {calendar && <p className={styles.said}>{inWorkingDays(form.values, calendar)}</p>}
    </div>
  );
}

const isDay = (text: string): boolean => Day.safeParse(text).success;

/** "From start to finish 12 to 25 working days. Nobody works on 26 Dec 2026." */
function inWorkingDays(
  { startsOn, finishEarliest, finishLatest }: Dates,
  calendar: WorkingCalendar,
): string {
  const chosen = [...new Set([startsOn, finishEarliest, finishLatest])].filter(isDay);
  const off = chosen.filter((day) => !isWorkingDay(day, calendar)).map((day) => formatDay(day));
  const closed = off.length > 0 ? `Nobody works on ${off.join(' and ')}.` : '';
  const isRange = isDay(startsOn) && isDay(finishEarliest) && isDay(finishLatest);
  if (!isRange || startsOn > finishEarliest || finishEarliest > finishLatest) return closed;
  const count = workingDayCounter(calendar);
  const [least, most] = [count(startsOn, finishEarliest), count(startsOn, finishLatest)];
  const range =
    least === most ? plural(most, 'working day') : `${least} to ${plural(most, 'working day')}`;
  return `From start to finish ${range}. ${closed}`;
}

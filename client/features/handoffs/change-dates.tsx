import { formatDay, plural } from '#client/lib/format.ts';
import { Badge } from '#client/ui/badge.tsx';
import type { PromisedDates } from '#shared/handoffs/change.ts';
import { type DateMove, datesEffect } from '#shared/handoffs/change-dates.ts';
import styles from './change-dates.module.css';

interface ChangeDatesProps {
  before: { [Key in keyof PromisedDates]: string | null };
  /** Null when the dates stay. */
  after: PromisedDates | null;
  /** When the number is measured, as the change has it. */
  measureBy: string | null;
}

/** What a change does to the promised dates: the old range, the new one, and by how many days. */
export function ChangeDates({ before, after, measureBy }: ChangeDatesProps) {
  if (!after) return <p className={styles.quiet}>The promised dates stay.</p>;
  const effect = datesEffect(before, after, measureBy);
  return (
    <div className={styles.dates}>
      <table className={styles.table}>
        <tbody>
          <Row name="Start" move={effect.start} />
          <Row name="Finish, earliest" move={effect.finishEarliest} />
          <Row name="Finish, latest" move={effect.finishLatest} />
        </tbody>
      </table>
      {effect.isAfterMeasureBy && measureBy && (
        <p>
          <Badge tone="risk">Past the measure-by date</Badge>{' '}
          <span className={styles.quiet}>The number is measured on {formatDay(measureBy)}.</span>
        </p>
      )}
    </div>
  );
}

function Row({ name, move: { from, to, days } }: { name: string; move: DateMove }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {days === 0 ? (
        <td colSpan={2} className={styles.quiet}>
          {formatDay(to)}, as before
        </td>
      ) : (
        <>
          <td>
            <del>{from && formatDay(from)}</del> <span aria-hidden="true">→</span>{' '}
            <ins>{formatDay(to)}</ins>
          </td>
          <td className={styles.days}>
            {plural(Math.abs(days), 'day')} {days > 0 ? 'later' : 'earlier'}
          </td>
        </>
      )}
    </tr>
  );
}

import { useQuery } from '@tanstack/react-query';
import { formatDay, plural } from '#client/lib/format.ts';
import type { Slip } from '#shared/roadmap/slip.ts';
import { type HandoffAddress, slipQuery } from './api.ts';
import styles from './slip-note.module.css';

const unknown = {
  owner: 'It was offered to a person, and no team’s queue is known for them.',
  capacity: 'no people per week are recorded, so nothing can be said about when.',
  effort: 'nobody has estimated its effort, so nothing can be said about when.',
} satisfies Record<NonNullable<Slip['unknown']>, string>;

/** What claiming means for what was promised before, and when this could be done: an estimate, in one sentence. */
export function SlipNote({ address }: { address: HandoffAddress }) {
  const { data } = useQuery(slipQuery(address));
  if (!data) return null;
  return (
    <section className={styles.slip} aria-label="What claiming would slip">
      <p className={styles.sentence}>{sentenceOf(data)}</p>
      {data.slipped.length > 0 && (
        <ul className={styles.list}>
          {data.slipped.map(({ id, title, promised, weeksLate, weeksLateAnyway }) => (
            <li key={id}>
              <span className={styles.title}>{title}</span>
              <span className={styles.late}>
                {plural(weeksLate, 'week')} after {formatDay(promised)}
                {weeksLateAnyway > 0 && ` (${weeksLateAnyway} without this)`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {data.unknown === null && <p className={styles.how}>{howFound(data)}</p>}
    </section>
  );
}

function sentenceOf(slip: Slip): string {
  if (slip.unknown === 'owner') return unknown.owner;
  if (slip.unknown) return `${slip.ownerName}: ${unknown[slip.unknown]}`;
  const { slipped, ownerName } = slip;
  const slips =
    slipped.length === 0
      ? 'nothing that is promised slips'
      : `${plural(slipped.length, 'promise')} would slip`;
  return `With this ${placeOf(slip)}, ${slips}. ${ownerName} could do it ${whenOf(slip)}.`;
}

const placeOf = ({ place, queued, building }: Slip): string => {
  if (queued === 0) return building === 0 ? 'as the only work' : 'behind what is being built';
  return place > queued
    ? `last of ${queued + 1} in the queue`
    : `in place ${place} of ${queued + 1} in the queue`;
};

function whenOf({ begins, doneEarliest, doneLatest }: Slip): string {
  if (!begins || !doneEarliest) return 'in more than five years';
  const until = doneLatest ? `and ${formatDay(doneLatest)}` : 'and some time after five years';
  return doneEarliest === doneLatest
    ? `by ${formatDay(doneEarliest)}`
    : `between ${formatDay(doneEarliest)} ${until}`;
}

/** On what it rests, and what it leaves out. */
function howFound({ unestimated }: Slip): string {
  const left =
    unestimated === 0 ? '' : ` ${plural(unestimated, 'item')} without an estimate left out.`;
  return `Estimated from efforts and people per week, one item after the other, placed by cost of delay per week of effort.${left}`;
}

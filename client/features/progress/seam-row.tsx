import type { CSSProperties } from 'react';
import { formatDay, formatMoneyPerWeek } from '#client/lib/format.ts';
import { paths } from '#client/paths.ts';
import { Badge } from '#client/ui/badge.tsx';
import { Link } from '#client/ui/link.tsx';
import type { SeamRow as Row } from '#shared/progress/schema.ts';
import { stageName } from '#shared/roadmap/stage.ts';
import { holderName, type Names } from './names.ts';
import { afterLine, beforeLine, describeDays, type scaleOf } from './seam-days.ts';
import styles from './seam-rows.module.css';
import { formatCost, formatDays, formatWait } from './waits.ts';

export interface SeamRowProps {
  slug: string;
  row: Row;
  names: Names;
  currency: string;
  scale: ReturnType<typeof scaleOf>;
  now: Date;
}

/** What a card stands in, finer than its column where the handoff is. */
export const stateOf = ({ stage, handoff }: Pick<Row, 'stage' | 'handoff'>): string =>
  handoff === 'ACCEPTED' ? 'Read back' : stageName[stage];

/** When it is due, and a word with a shape when that day is over; a late start may still be made good. */
export function Due({ due, late, stage }: Pick<Row, 'due' | 'late' | 'stage'>) {
  if (due === null) return null;
  if (late && stage === 'QUEUED')
    return <Badge tone="risk">Starts late, due {formatDay(due)}</Badge>;
  if (late) return <Badge tone="late">Late since {formatDay(due)}</Badge>;
  return <span className={styles.due}>due {formatDay(due)}</span>;
}

/** One opportunity between its decision and its number: who holds it, its days on both sides of the line, what waiting has cost. */
export function SeamRow({ slug, row, names, currency, scale, now }: SeamRowProps) {
  const { title, opportunityId, since, waitingCost, costOfDelay, daysInState } = row;
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <Link className={styles.title} variant="plain" to={paths.opportunity(slug, opportunityId)}>
          {title}
        </Link>
        <p className={styles.holder}>
          {stateOf(row)} {formatDays(daysInState)} d · with {holderName(names, row)} for{' '}
          {formatWait(since, now)}
        </p>
      </div>
      <Track row={row} scale={scale} />
      <div className={styles.clock}>
        <Due {...row} />
      </div>
      <div className={styles.cost}>
        {formatCost(waitingCost, currency)}
        <span className={styles.rate}>
          {costOfDelay === null ? 'cost unknown' : formatMoneyPerWeek(costOfDelay)}
        </span>
      </div>
    </li>
  );
}

/** Days left and right of the handoff line, to the scale of all rows. */
function Track({ row, scale }: Pick<SeamRowProps, 'row' | 'scale'>) {
  const side = (stages: typeof beforeLine | typeof afterLine) =>
    stages.map((stage) => {
      const days = row.daysPerStage[stage] ?? 0;
      if (days === 0) return null;
      const width = (days / scale.days) * 100;
      return (
        <span
          key={stage}
          className={styles.stay}
          data-stage={stage}
          title={`${stageName[stage]}: ${formatDays(days)} days`}
          style={{ width: `${width}cqw` }}
        >
          {width > 4 && formatDays(days)}
        </span>
      );
    });
  return (
    <div
      className={styles.track}
      role="img"
      aria-label={describeDays(row)}
      style={{ '--before': `${scale.before * 100}%` } as CSSProperties}
    >
      <span className={styles.before}>{side(beforeLine)}</span>
      <span className={styles.after}>{side(afterLine)}</span>
    </div>
  );
}

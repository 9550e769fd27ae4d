import { formatDay, formatNumber } from '#client/lib/format.ts';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import type { GoalpostMove, MetricPage } from '#shared/metrics/schema.ts';
import styles from './goalposts.module.css';

/** Every move of the goalposts, newest first, and last what was promised in the beginning. */
export function Goalposts({ metric }: { metric: MetricPage }) {
  const { goalposts, originalTarget, originalMeasureBy, unit } = metric;
  const value = (target: number | null) =>
    target === null ? 'no target' : `${formatNumber(target, 2)} ${unit}`;
  const day = (measureBy: string | null) => (measureBy === null ? 'no date' : formatDay(measureBy));
  const moves = (move: GoalpostMove) => [
    ...(move.target
      ? [{ what: 'Target', from: value(move.target.from), to: value(move.target.to) }]
      : []),
    ...(move.measureBy
      ? [{ what: 'Measure by', from: day(move.measureBy.from), to: day(move.measureBy.to) }]
      : []),
  ];
  return (
    <ol className={styles.ledger}>
      {goalposts.toReversed().map((move) => (
        <li key={move.at}>
          {moves(move).map(({ what, from, to }) => (
            <p key={what}>
              {what} <del>{from}</del> <span aria-hidden="true">→</span> <ins>{to}</ins>
            </p>
          ))}
          <p className={styles.who}>
            {move.byName ?? 'Somebody who left'}, <RelativeTime at={move.at} />
          </p>
        </li>
      ))}
      <li>
        <p>
          First promised: {value(originalTarget)} by {day(originalMeasureBy)}
        </p>
      </li>
    </ol>
  );
}

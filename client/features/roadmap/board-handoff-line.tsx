import { memo, useMemo } from 'react';
import { Link } from 'react-router';
import { formatMoney, formatNumber, plural } from '#client/lib/format.ts';
import { useNow } from '#client/lib/use-now.ts';
import { HandoffMark } from '#client/ui/handoff-mark.tsx';
import type { BoardCard } from '#shared/roadmap/schema.ts';
import styles from './board-handoff-line.module.css';
import { type Columns, crossingOf } from './board-view.ts';

interface HandoffLineProps {
  offered: Columns['OFFERED'];
  inReview: Columns['IN_REVIEW'];
  seamHref: string;
}

/** As many batons as fit the line of a small screen. */
const DRAWN = 12;

/** The product's signature: how many cards are crossing from strategy to implementation, and what their wait has cost. */
export const HandoffLine = memo(function HandoffLine({
  offered,
  inReview,
  seamHref,
}: HandoffLineProps) {
  const now = useNow();
  const crossing = useMemo(() => [...inReview, ...offered], [inReview, offered]);
  const { count, cost } = useMemo(() => crossingOf(crossing, now), [crossing, now]);
  const said = `Handoff line: ${plural(count, 'card')} crossing${cost === null ? '' : `, waiting cost ${formatMoney(cost)}`}`;
  return (
    <aside className={styles.line} aria-label="Handoff line">
      <Link
        className={styles.figures}
        to={seamHref}
        aria-label={said}
        title="Open the seam: who holds what, and for how long"
      >
        <span className={styles.word}>Handoff</span>
        <span className={styles.count}>{formatNumber(count, 0)}</span>
        <span className={styles.label}>crossing</span>
        {cost !== null && (
          <>
            <span className={styles.cost}>{formatMoney(cost)}</span>
            <span className={styles.label}>waiting cost</span>
          </>
        )}
      </Link>
      <span className={styles.batons} aria-hidden="true">
        {crossing.slice(0, DRAWN).map((card) => (
          <HandoffMark key={card.id} size={20} position={positionOf(card)} />
        ))}
        {count > DRAWN && <span className={styles.more}>+{formatNumber(count - DRAWN, 0)}</span>}
      </span>
    </aside>
  );
});

/** Offered lies before the line, claimed on it, accepted almost over. */
function positionOf({ handoff }: BoardCard): 'before' | 'on' | 'after' {
  if (handoff === 'ACCEPTED') return 'after';
  return handoff === 'IN_REVIEW' ? 'on' : 'before';
}

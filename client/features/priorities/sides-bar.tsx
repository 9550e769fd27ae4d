import { plural } from '#client/lib/format.ts';
import type { Priority } from '#shared/priorities/schema.ts';
import styles from './sides-bar.module.css';

interface SidesBarProps {
  opportunities: Priority['opportunities'];
  /** The longest side of all bars that stand below each other, so that their lengths compare. */
  longest: number;
}

/** How much of a priority is still strategy and how much is in hand: cool left of the line, warm right of it. */
export function SidesBar({ opportunities, longest }: SidesBarProps) {
  const { strategy, implementation, aside } = opportunities;
  const length = (count: number) =>
    longest === 0 ? 0 : Math.max(count > 0 ? 4 : 0, (count / longest) * 100);
  const label = `${plural(strategy, 'opportunity', 'opportunities')} left of the handoff line, ${implementation} right of it`;
  return (
    <span
      className={styles.sides}
      role="img"
      aria-label={aside > 0 ? `${label}, ${aside} parked or rejected` : label}
      title={aside > 0 ? `${label}, ${aside} parked or rejected` : label}
    >
      <span className={styles.count}>{strategy}</span>
      <span className={styles.half} data-side="strategy">
        <span style={{ width: `${length(strategy)}%` }} />
      </span>
      <span className={styles.line} />
      <span className={styles.half} data-side="implementation">
        <span style={{ width: `${length(implementation)}%` }} />
      </span>
      <span className={styles.count} data-side="implementation">
        {implementation}
      </span>
    </span>
  );
}

import type { FrozenAssumption } from '#shared/handoffs/brief.ts';
import { AssumptionBadge } from './assumption-badge.tsx';
import styles from './assumption-lines.module.css';

/** What a brief took for granted when it was sent. */
export function AssumptionLines({ assumptions }: { assumptions: readonly FrozenAssumption[] }) {
  return (
    <ul className={styles.lines}>
      {assumptions.map(({ id, sentence, state, evidence }) => (
        <li className={styles.line} key={id}>
          <AssumptionBadge state={state} />
          <span>
            {sentence}
            {evidence && <span className={styles.quiet}> {evidence}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}

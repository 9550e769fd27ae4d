import styles from './board-column.module.css';
import { verbs } from './board-verbs.ts';
import type { Verdict } from './board-view.ts';

/** While a card is in the air: what dropping it here means, or the sentence that says why it cannot be. */
export function ColumnVerdict({ verdict }: { verdict: Verdict | null }) {
  if (verdict === null) return null;
  if (!verdict.allowed) return <p className={styles.verdict}>{verdict.whyNot}</p>;
  if (verdict.intent === null) return null;
  return (
    <p className={styles.verdict} data-legal>
      {verbs[verdict.intent]}
      {verdict.asks && '…'}
    </p>
  );
}

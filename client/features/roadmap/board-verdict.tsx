import { TriangleAlert } from 'lucide-react';
import { useContext, useEffect, useSyncExternalStore } from 'react';
import styles from './board-column.module.css';
import { BoardStoreContext } from './board-store.ts';
import { verbs } from './board-verbs.ts';
import own from './board-verdict.module.css';
import type { BoardStage, Verdict } from './board-view.ts';

interface ColumnVerdictProps {
  stage: BoardStage;
  /** Null while no card is in the air. */
  verdict: Verdict | null;
}

/** What dropping a card here means or why it cannot be; the latter stays for a while after the drop. */
export function ColumnVerdict({ stage, verdict }: ColumnVerdictProps) {
  const refused = useRefusal(stage);
  return (
    <>
      <Said verdict={verdict} />
      {/* Screen readers hear only what changes within something that was there before. */}
      <div role="status">
        {refused !== null && verdict === null && (
          <p className={`${styles.verdict} ${own.whyNot} ${own.refused}`}>
            <TriangleAlert aria-hidden="true" />
            {refused}
          </p>
        )}
      </div>
    </>
  );
}

function Said({ verdict }: { verdict: Verdict | null }) {
  if (verdict === null) return null;
  if (!verdict.allowed)
    return <p className={`${styles.verdict} ${own.whyNot}`}>{verdict.whyNot}</p>;
  if (verdict.intent === null) return null;
  return (
    <p className={styles.verdict} data-legal>
      {verbs[verdict.intent]}
      {verdict.asks && '…'}
    </p>
  );
}

/** Time to look there, and to read slowly. */
const msToRead = (sentence: string) => 4000 + 60 * sentence.length;

/** The sentence this column has refused a card with, until it has been read or something else is done. */
function useRefusal(stage: BoardStage): string | null {
  const { refusal } = useContext(BoardStoreContext);
  const sentence = useSyncExternalStore(refusal.subscribe, () => {
    const refused = refusal.get();
    return refused?.stage === stage ? refused.sentence : null;
  });
  useEffect(() => {
    if (sentence === null) return;
    const end = () => refusal.set(null);
    const timer = setTimeout(end, msToRead(sentence));
    document.addEventListener('pointerdown', end);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerdown', end);
    };
  }, [sentence, refusal]);
  return sentence;
}

import type { ReactNode } from 'react';
import { formatNumber } from '#client/lib/format.ts';
import type { CutLine, Swap } from '#shared/scoring/cut-line.ts';
import styles from './cut-line-mark.module.css';
import { swapSentence } from './ranking-view.ts';

interface CutLineMarkProps {
  cutLine: CutLine;
  /** Of how many that have a score. */
  of: number;
  swap: Swap | null;
  titleOf: (id: string) => string;
  /** What stands in the way of a line worth looking at: no capacity, no effort. */
  note?: ReactNode;
}

/** What the capacity carries, drawn across the list where it runs out, and the swap that pays. */
export function CutLineMark({ cutLine, of, swap, titleOf, note }: CutLineMarkProps) {
  const { above, weeks, capacity, exact } = cutLine;
  return (
    <div className={styles.line}>
      <p className={styles.figures}>
        <span className={styles.word}>Cut line</span>
        <span>
          {formatNumber(weeks, 1)} of {formatNumber(capacity, 1)} person-weeks
        </span>
        <span>
          {formatNumber(above.length, 0)} of {formatNumber(of, 0)} above
        </span>
        {!exact && <span title="The list is too long to try every choice">nearly the best</span>}
      </p>
      {swap && <p className={styles.swap}>{swapSentence(swap, titleOf)}</p>}
      {note && <div className={styles.swap}>{note}</div>}
    </div>
  );
}

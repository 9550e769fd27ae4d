import { Skeleton } from '#client/ui/skeleton.tsx';
import styles from './board-skeleton.module.css';
import { boardStages } from './board-view.ts';

/** Columns where columns will be. */
export function BoardSkeleton() {
  return (
    <div className={styles.board}>
      {boardStages.map((stage, index) => (
        <div className={styles.column} key={stage} aria-hidden={index > 0 || undefined}>
          <Skeleton lines={3 + (index % 3)} label="Loading the board" />
        </div>
      ))}
    </div>
  );
}

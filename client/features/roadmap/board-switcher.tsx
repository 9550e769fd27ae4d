import { useEffect, useState } from 'react';
import { formatNumber } from '#client/lib/format.ts';
import { HandoffMark } from '#client/ui/handoff-mark.tsx';
import { stageName } from '#shared/roadmap/stage.ts';
import styles from './board-switcher.module.css';
import { type BoardStage, boardStages } from './board-view.ts';

/** On a narrow screen one column is seen at a time: this leads to the others and says which one it is. */
export function ColumnSwitcher({ shown }: { shown: Record<BoardStage, readonly unknown[]> }) {
  const current = useColumnInView();
  return (
    <nav className={styles.switcher} aria-label="Columns">
      {boardStages.map((stage) => (
        <span className={styles.place} key={stage}>
          {stage === 'QUEUED' && <HandoffMark size={16} />}
          <button
            type="button"
            className={styles.button}
            aria-current={current === stage ? 'true' : undefined}
            onClick={() =>
              document
                .getElementById(`column-${stage}`)
                ?.scrollIntoView({ inline: 'center', block: 'nearest' })
            }
          >
            {stageName[stage]}
            <span className={styles.count}>{formatNumber(shown[stage].length, 0)}</span>
          </button>
        </span>
      ))}
    </nav>
  );
}

function useColumnInView(): BoardStage | null {
  const [current, setCurrent] = useState<BoardStage | null>(null);
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        const seen = entries.find((entry) => entry.isIntersecting);
        if (seen) setCurrent(seen.target.id.replace('column-', '') as BoardStage);
      },
      { threshold: 0.6 },
    );
    for (const stage of boardStages) {
      const column = document.getElementById(`column-${stage}`);
      if (column) observer.observe(column);
    }
    return () => observer.disconnect();
  }, []);
  return current;
}

import { useState } from 'react';
import { useNow } from '#client/lib/use-now.ts';
import { usePrinting } from '#client/lib/use-printing.ts';
import { Button } from '#client/ui/button.tsx';
import { HandoffMark } from '#client/ui/handoff-mark.tsx';
import type { SeamRow as Row } from '#shared/progress/schema.ts';
import { stageName } from '#shared/roadmap/stage.ts';
import type { Names } from './names.ts';
import { afterLine, beforeLine, scaleOf } from './seam-days.ts';
import { SeamRow } from './seam-row.tsx';
import styles from './seam-rows.module.css';

interface SeamRowsProps {
  slug: string;
  rows: readonly Row[];
  names: Names;
  currency: string;
}

/** So many are seen at once; a page of hundreds would answer nothing. */
const AT_FIRST = 12;

/** Every opportunity between its decision and its number, drawn along the handoff line. */
export function SeamRows({ slug, rows, names, currency }: SeamRowsProps) {
  const now = useNow();
  const [isOpened, setOpened] = useState(false);
  const isWhole = usePrinting() || isOpened;
  const shown = isWhole ? rows : rows.slice(0, AT_FIRST);
  const scale = scaleOf(shown);
  return (
    <div>
      <Legend />
      <ol className={styles.rows}>
        {shown.map((row) => (
          <SeamRow
            key={row.opportunityId}
            slug={slug}
            row={row}
            names={names}
            currency={currency}
            scale={scale}
            now={now}
          />
        ))}
      </ol>
      {rows.length > AT_FIRST && (
        <p className={styles.more}>
          <Button size="small" variant="quiet" onPress={() => setOpened(!isOpened)}>
            {isWhole ? `Show the first ${AT_FIRST}` : `Show all ${rows.length}`}
          </Button>
        </p>
      )}
    </div>
  );
}

function Legend() {
  const keys = (stages: typeof beforeLine | typeof afterLine) =>
    stages.map((stage) => (
      <span key={stage} className={styles.key}>
        <span className={styles.swatch} data-stage={stage} />
        {stageName[stage]}
      </span>
    ));
  return (
    <p className={styles.legend} aria-hidden="true">
      <span>Days in</span>
      {keys(beforeLine)}
      <HandoffMark size={14} />
      {keys(afterLine)}
    </p>
  );
}

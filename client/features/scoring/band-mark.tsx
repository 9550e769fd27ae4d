import { memo } from 'react';
import type { Band } from '#shared/scoring/bands.ts';
import styles from './band-mark.module.css';
import { percentText } from './ranking-view.ts';

interface BandMarkProps {
  band: Band | null;
  /** To be above the cut line; null until it is calculated. */
  chance: number | null;
}

/** How sure a place is: a bar as long as the chance to be above the line, and the word for it. */
export const BandMark = memo(function BandMark({ band, chance }: BandMarkProps) {
  if (band === null || chance === null) {
    return (
      <span className={styles.mark}>
        <span className={styles.bar} aria-hidden="true" />
        <span className={styles.word}>…</span>
      </span>
    );
  }
  return (
    <span className={styles.mark} data-band={band}>
      <span className={styles.bar} aria-hidden="true">
        <span className={styles.fill} style={{ inlineSize: `${Math.round(chance * 100)}%` }} />
      </span>
      <span className={styles.word}>{band}</span>
      <span className={styles.chance}>{percentText(chance)}</span>
    </span>
  );
});

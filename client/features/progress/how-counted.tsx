import type { ReactNode } from 'react';
import { formatExact } from '#client/lib/format.ts';
import styles from './how-counted.module.css';

interface HowCountedProps {
  /** Each figure with its definition. */
  figures: readonly { name: string; is: ReactNode }[];
  asOf: string;
}

/** What the figures above mean, how they are computed, and from which moment they are. */
export function HowCounted({ figures, asOf }: HowCountedProps) {
  return (
    <details className={styles.how}>
      <summary className={styles.summary}>How this is counted</summary>
      <dl className={styles.list}>
        {figures.map(({ name, is }) => (
          <div key={name} className={styles.figure}>
            <dt>{name}</dt>
            <dd>{is}</dd>
          </div>
        ))}
        <div className={styles.figure}>
          <dt>As of</dt>
          <dd>{formatExact(new Date(asOf))}</dd>
        </div>
      </dl>
    </details>
  );
}

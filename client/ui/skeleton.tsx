import styles from './skeleton.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

interface SkeletonProps {
  lines?: number;
  /** What is loading, for screen readers. */
  label?: string;
}

const widths = [92, 74, 83, 61];

/** Lines where text will be. */
export function Skeleton({ lines = 3, label = 'Loading' }: SkeletonProps) {
  return (
    <div className={styles.group} role="status">
      <VisuallyHidden>{label}</VisuallyHidden>
      {Array.from({ length: lines }, (_, place) => place).map((place) => (
        <span key={place} className={styles.line} style={{ width: `${widths[place % 4]}%` }} />
      ))}
    </div>
  );
}

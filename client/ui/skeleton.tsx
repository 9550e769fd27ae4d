import styles from './skeleton.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

interface SkeletonProps {
  lines?: number;
  /** What is loading, for screen readers. */
  label?: string;
}

/** Lines where text will be. */
export function Skeleton({ lines = 3, label = 'Loading' }: SkeletonProps) {
  return (
    <div className={styles.group} role="status">
      <VisuallyHidden>{label}</VisuallyHidden>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
        <span key={index} className={styles.line} style={{ width: `${[92, 74, 83, 61][index % 4]}%` }} />
      ))}
    </div>
  );
}

import styles from './loading.module.css';
import { Spinner } from './spinner.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

/** A whole page that is on its way; drawn only when that takes longer than a blink. */
export function Loading() {
  return (
    <div className={styles.loading} role="status">
      <Spinner />
      <VisuallyHidden>Loading</VisuallyHidden>
    </div>
  );
}

import { formatExact, formatRelative } from '#client/lib/format.ts';
import { useNow } from '#client/lib/use-now.ts';
import styles from './relative-time.module.css';

/** "3 days ago", kept current; the exact moment on hover. */
export function RelativeTime({ at }: { at: Date | string }) {
  const now = useNow();
  const moment = typeof at === 'string' ? new Date(at) : at;
  return (
    <time className={styles.time} dateTime={moment.toISOString()} title={formatExact(moment)}>
      {formatRelative(moment, now)}
    </time>
  );
}

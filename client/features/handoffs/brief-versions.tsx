import { formatDay } from '#client/lib/format.ts';
import type { Brief } from '#shared/handoffs/schema.ts';
import { BriefDocument } from './brief-document.tsx';
import styles from './brief-versions.module.css';

interface BriefVersionsProps {
  title: string;
  briefs: readonly Brief[];
  members: readonly { id: string; name: string }[];
}

/** Versions that were sent before; each can be opened and none has changed. */
export function BriefVersions({ title, briefs, members }: BriefVersionsProps) {
  if (briefs.length === 0) return null;
  return (
    <section aria-label="Earlier versions">
      <h3 className={styles.title}>Earlier versions</h3>
      {briefs.map((brief) => (
        <details className={styles.version} key={brief.id}>
          <summary className={styles.summary}>
            Version {brief.number}
            <span className={styles.quiet}>
              {brief.frozenAt && ` sent ${formatDay(brief.frozenAt.slice(0, 10))}`}
              {brief.sha256 && <code className={styles.hash}>{brief.sha256.slice(0, 12)}</code>}
            </span>
          </summary>
          <BriefDocument title={title} brief={brief} members={members} />
        </details>
      ))}
    </section>
  );
}

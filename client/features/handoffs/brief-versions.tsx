import { formatDay } from '#client/lib/format.ts';
import type { Brief } from '#shared/handoffs/brief.ts';
import { originalPromise } from '#shared/handoffs/change-chain.ts';
import type { Change } from '#shared/handoffs/schema.ts';
import { BriefDocument } from './brief-document.tsx';
import styles from './brief-versions.module.css';
import { BriefVersionsCompare } from './brief-versions-compare.tsx';

interface BriefVersionsProps {
  title: string;
  /** Every version, newest first. */
  briefs: readonly Brief[];
  changes: readonly Change[];
  members: readonly { id: string; name: string }[];
}

/** The versions beside each other, and each that was sent before on its own; none has changed. */
export function BriefVersions({ title, briefs, changes, members }: BriefVersionsProps) {
  const earlier = briefs.slice(1);
  if (earlier.length === 0) return null;
  return (
    <>
      <BriefVersionsCompare briefs={briefs} changes={changes} members={members} />
      <section aria-label="Earlier versions">
        <h3 className={styles.title}>Earlier versions</h3>
        {earlier.map((brief) => (
          <details className={styles.version} key={brief.id}>
            <summary className={styles.summary}>
              Version {brief.number}
              <span className={styles.quiet}>
                {brief.frozenAt && ` sent ${formatDay(brief.frozenAt.slice(0, 10))}`}
                {brief.sha256 && <code className={styles.code}>{brief.sha256.slice(0, 12)}</code>}
              </span>
            </summary>
            <BriefDocument
              title={title}
              brief={brief}
              members={members}
              original={originalPromise(briefs, brief)}
            />
          </details>
        ))}
      </section>
    </>
  );
}

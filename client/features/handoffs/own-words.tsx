import { ShareBar } from '#client/ui/meter.tsx';
import { briefWords, COPY_THRESHOLD, copiedShare } from '#shared/handoffs/read-back.ts';
import type { BriefContent } from '#shared/handoffs/schema.ts';
import styles from './own-words.module.css';

/** How much of a read-back stands in the brief already; from the threshold on it is refused as a copy. */
export function OwnWords({ text, content }: { text: string; content: BriefContent }) {
  if (text.trim().split(/\s+/).length < 3) return null;
  const share = copiedShare(text, briefWords(content));
  const percent = Math.round(share * 100);
  const isCopy = share >= COPY_THRESHOLD;
  const limit = Math.round(COPY_THRESHOLD * 100);
  return (
    <div className={styles.own} role="status">
      <ShareBar label="Share of the brief’s words" share={share} tone={isCopy ? 'late' : 'good'} />
      <p className={styles.sentence} data-copy={isCopy || undefined}>
        {isCopy
          ? `${percent} % of this is the brief’s own wording: from ${limit} % on it counts as a copy. Say it in your words.`
          : `${percent} % of this is the brief’s own wording.`}
      </p>
    </div>
  );
}

import { ShareBar } from '#client/ui/meter.tsx';
import type { BriefContent } from '#shared/handoffs/brief.ts';
import { briefWords, COPY_THRESHOLD, copiedRuns, copiedShare } from '#shared/handoffs/read-back.ts';
import { Marks } from './marks.tsx';
import styles from './own-words.module.css';

/** How much of a read-back stands in the brief already, and what of it; from the threshold on it is refused as a copy. */
export function OwnWords({ text, content }: { text: string; content: BriefContent }) {
  if (text.trim().split(/\s+/).length < 3) return null;
  const source = briefWords(content);
  const share = copiedShare(text, source);
  const percent = Math.round(share * 100);
  const isCopy = share >= COPY_THRESHOLD;
  const limit = Math.round(COPY_THRESHOLD * 100);
  return (
    <div className={styles.own}>
      <ShareBar label="Share of the brief’s words" share={share} tone={isCopy ? 'late' : 'good'} />
      <p className={styles.sentence} data-copy={isCopy || undefined} role="status">
        {isCopy
          ? `${percent} % of this is the brief’s own wording: from ${limit} % on it counts as a copy. Say it in your words.`
          : `${percent} % of this is the brief’s own wording.`}
      </p>
      {share > 0 && (
        <p className={styles.text}>
          <Marks pieces={copiedRuns(text, source)} kind="copied" />
        </p>
      )}
    </div>
  );
}

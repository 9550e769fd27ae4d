import { plural } from '#client/lib/format.ts';
import { type BriefField, briefFieldName } from '#shared/handoffs/brief-fields.ts';
import type { Question } from '#shared/handoffs/schema.ts';
import { isOpen } from '#shared/handoffs/thread.ts';
import styles from './thread-count.module.css';

interface AskedAboutProps {
  field: BriefField;
  /** At least one. */
  questions: readonly Question[];
  /** Leads to them; null where they are on no page with it. */
  onShow: (() => void) | null;
}

/** How many questions there are about a field, and the way to them. */
export function AskedAbout({ field, questions, onShow }: AskedAboutProps) {
  const open = questions.filter(isOpen).length;
  const all = questions.length === 1 ? 'a question' : plural(questions.length, 'question');
  const words = open > 0 ? `${all}, ${open} open` : all;
  if (!onShow) return <span className={styles.asked}>{words}</span>;
  return (
    <button
      type="button"
      className={styles.asked}
      aria-label={`${words} about ${briefFieldName[field]}`}
      onClick={onShow}
    >
      {words}
    </button>
  );
}

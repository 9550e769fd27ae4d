import { TriangleAlert } from 'lucide-react';
import type { Mismatch, ReadBackField } from '#shared/handoffs/schema.ts';
import styles from './read-back-mismatch.module.css';

interface MismatchNotesProps {
  mismatches: readonly Mismatch[];
  field: ReadBackField;
}

/** What the sponsor wrote at the sentences of one field. */
export function MismatchNotes({ mismatches, field }: MismatchNotesProps) {
  const notes = mismatches.filter((mismatch) => mismatch.field === field);
  if (notes.length === 0) return null;
  return (
    <ul className={styles.notes} aria-label="What did not match here">
      {notes.map(({ sentence, note }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was written never changes
        <li key={at} className={styles.note}>
          <TriangleAlert aria-hidden="true" />
          <div>
            {sentence && <p className={styles.sentence}>“{sentence}”</p>}
            <p>{note}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}

import { Gavel } from 'lucide-react';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import type { Ruling } from '#shared/handoffs/schema.ts';
import styles from './ruling-note.module.css';

interface RulingNoteProps {
  ruling: Ruling;
  nameOf: (id: string | null) => string;
}

/** What an executive has decided about a field; both sides go by it. */
export function RulingNote({ ruling, nameOf }: RulingNoteProps) {
  return (
    <div className={styles.note}>
      <Gavel aria-hidden="true" />
      <div>
        <p className={styles.who}>
          {nameOf(ruling.ruledById)} ruled, <RelativeTime at={ruling.ruledAt} />
        </p>
        <p className={styles.body}>{ruling.body}</p>
      </div>
    </div>
  );
}

import { Button } from '#client/ui/button.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import type { OpenQuestion } from '#shared/handoffs/brief.ts';
import type { Origin, Wrote } from './brief-draft-notes.ts';
import styles from './brief-editor.module.css';

interface BriefDraftNoteProps {
  origin: Origin | null;
  /** Its field's hint says already where the words are from. */
  isOriginSaid: boolean;
  wrote: Wrote | undefined;
  /** The open question that stands in for the field. */
  open: OpenQuestion | undefined;
  nameOf: (id: string | null) => string;
  onTake: () => void;
  /** Makes an open question of it; null where the field is not asked for, or not empty. */
  onAsk: (() => void) | null;
}

/** Quiet lines under a field: where its words are from, who wrote here just now, and the ways out of an empty one. */
export function BriefDraftNote(props: BriefDraftNoteProps) {
  const { origin, isOriginSaid, wrote, open, nameOf, onTake, onAsk } = props;
  const take = origin?.take;
  const from = isOriginSaid ? null : origin?.from;
  if (!from && !take && !wrote && !open && !onAsk) return null;
  return (
    <div className={styles.notes}>
      {from && <span>From {from}.</span>}
      {take && (
        <Button size="small" variant="quiet" onPress={onTake}>
          {origin?.from ? `Take anew from ${take.from}` : `Take from ${take.from}`}
        </Button>
      )}
      {wrote && (
        <span>
          {wrote.name} wrote here <RelativeTime at={wrote.at} />.
        </span>
      )}
      {open && (
        <span>
          Open: {open.question} ({nameOf(open.memberId)})
        </span>
      )}
      {onAsk && (
        <Button size="small" variant="quiet" onPress={onAsk}>
          I don’t know yet: ask somebody
        </Button>
      )}
    </div>
  );
}

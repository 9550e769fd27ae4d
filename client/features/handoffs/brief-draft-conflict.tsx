import { Button } from '#client/ui/button.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import type { BriefDraft } from '#shared/handoffs/brief.ts';
import { briefFieldName } from '#shared/handoffs/brief-fields.ts';
import type { Choice } from './brief-draft.ts';
import styles from './brief-editor.module.css';
import { fieldOf, textOf } from './brief-words.ts';

interface BriefDraftConflictProps {
  name: keyof BriefDraft;
  mine: BriefDraft;
  theirs: Partial<BriefDraft>;
  onSettle: (choice: Choice) => void;
}

/** Both texts beside each other under their field: neither is lost before one is chosen. */
export function BriefDraftConflict({ name, mine, theirs, onSettle }: BriefDraftConflictProps) {
  const field = briefFieldName[fieldOf(name)];
  const isChoice = name === 'metricId' || name === 'sponsorId';
  return (
    <ProblemNote
      tone="risk"
      title={`Somebody else wrote “${field}” at the same time.`}
      action={
        <>
          <Button size="small" onPress={() => onSettle('mine')}>
            Keep mine
          </Button>
          <Button size="small" onPress={() => onSettle('theirs')}>
            Take theirs
          </Button>
          {!isChoice && (
            <Button size="small" onPress={() => onSettle('both')}>
              Keep both
            </Button>
          )}
        </>
      }
    >
      <div className={styles.sides}>
        <div>
          <h4>Mine, not saved yet</h4>
          <p className={styles.side}>{textOf(mine, name)}</p>
        </div>
        <div>
          <h4>Theirs, saved</h4>
          <p className={styles.side}>{textOf({ ...mine, ...theirs }, name)}</p>
        </div>
      </div>
    </ProblemNote>
  );
}

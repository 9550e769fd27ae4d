import { Button } from '#client/ui/button.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { nameOfBriefField } from '#shared/handoffs/brief-fields.ts';
import { deadlocksOf } from '#shared/handoffs/deadlock.ts';
import type { Handoff } from '#shared/handoffs/schema.ts';

interface DeadlockNoteProps {
  handoff: Handoff;
  /** Opens the form; null for who may not rule, or where it is open. */
  onRule: (() => void) | null;
}

/** Both sides go round in circles: on what, and who breaks it. */
export function DeadlockNote({ handoff, onRule }: DeadlockNoteProps) {
  const deadlocks = deadlocksOf(handoff);
  if (deadlocks.length === 0) return null;
  const fields = deadlocks.map(
    ({ field, returns }) => `${nameOfBriefField(field)} (${returns} returns)`,
  );
  return (
    <ProblemNote
      tone="risk"
      title={`Deadlock on ${fields.join(', ')}.`}
      action={
        onRule && (
          <Button size="small" onPress={onRule}>
            Rule
          </Button>
        )
      }
    >
      It came back twice for the same field. The executives say what holds, and it stands at the
      field.
    </ProblemNote>
  );
}

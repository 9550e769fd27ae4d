import { ProblemNote } from '#client/ui/problem-note.tsx';
import { type Handoff, returnReasonName } from '#shared/handoffs/schema.ts';

/** Why it lies with its author again, and in what state the work was left: for the author, and for whoever has it next. */
export function CameBack({ handoff }: { handoff: Handoff }) {
  const { state, returnReason, backNote, returns } = handoff;
  if (!returnReason && !backNote) return null;
  const before = state === 'DRAFT' ? '' : ' before';
  const title = returnReason
    ? `It was returned${before}: ${returnReasonName[returnReason]}.`
    : `It came back${before}.`;
  return (
    <ProblemNote
      tone={state === 'DRAFT' ? 'risk' : 'neutral'}
      title={returns > 1 ? `${title} ${returns} returns so far.` : title}
    >
      {backNote}
    </ProblemNote>
  );
}

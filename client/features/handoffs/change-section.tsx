import type { ReactNode } from 'react';
import { nameIn } from '#client/lib/name-in.ts';
import { Disclosure } from '#client/ui/disclosure.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { openChange } from '#shared/handoffs/change-chain.ts';
import type { Change, Handoff } from '#shared/handoffs/schema.ts';
import type { RoadmapItem } from '#shared/roadmap/schema.ts';
import styles from './change-view.module.css';
import { ChangeView } from './change-view.tsx';

interface ChangeSectionProps {
  handoff: Handoff;
  item: RoadmapItem | null;
  members: readonly { id: string; name: string; removedAt?: string | null }[];
  /** The form that answers the change. */
  form: ReactNode;
}

/** The change that waits for the other side, above what it changes. */
export function OpenChange({ handoff, item, members, form }: ChangeSectionProps) {
  const change = openChange(handoff.changes);
  const base = change && baseOf(handoff, change);
  if (!change || !base || !item) return null;
  return (
    <ChangeView change={change} base={base} promised={item} nameOf={(id) => nameIn(members, id)}>
      {isAlone(handoff, change, members) && (
        <ProblemNote
          tone="risk"
          title="Nobody on the other side is here any more to countersign it."
        >
          Whoever proposed it can take it back; an executive can revoke the work.
        </ProblemNote>
      )}
      {form}
    </ChangeView>
  );
}

/** What was proposed before, and what became of it; newest first. */
export function PastChanges({ handoff, members }: Pick<ChangeSectionProps, 'handoff' | 'members'>) {
  const answered = handoff.changes.filter(({ answer }) => answer !== null);
  if (answered.length === 0) return null;
  const kept = answered.filter(({ answer }) => answer === 'COUNTERSIGNED').length;
  return (
    <Disclosure
      title="Changes after acceptance"
      summary={`${answered.length} proposed, ${kept} countersigned`}
    >
      <div className={styles.past}>
        {answered.map((change) => {
          const base = baseOf(handoff, change);
          return (
            base && (
              <ChangeView
                key={change.id}
                change={change}
                base={base}
                nameOf={(id) => nameIn(members, id)}
              />
            )
          );
        })}
      </div>
    </Disclosure>
  );
}

const baseOf = ({ briefs }: Handoff, { baseNumber }: Change) =>
  briefs.find(({ number }) => number === baseNumber);

/** Nobody of the side that would countersign is a member any more. */
function isAlone(
  { sponsorId, authorId, claimerId }: Handoff,
  { side }: Change,
  members: ChangeSectionProps['members'],
): boolean {
  const others = side === 'LEAD' ? [sponsorId, authorId] : [claimerId];
  return !members.some(({ id, removedAt }) => !removedAt && others.includes(id));
}

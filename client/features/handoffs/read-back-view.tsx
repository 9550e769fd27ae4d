import { formatDay } from '#client/lib/format.ts';
import { Badge } from '#client/ui/badge.tsx';
import { DefinitionList } from '#client/ui/definition-list.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import type { ReadBack } from '#shared/handoffs/schema.ts';
import styles from './read-back-view.module.css';

interface ReadBackViewProps {
  readBack: ReadBack;
  nameOf: (id: string | null) => string;
}

/** What the lead understood, as it was said. */
export function ReadBackView({ readBack, nameOf }: ReadBackViewProps) {
  const {
    outcome,
    firstDeliverable,
    biggestRisk,
    fallback,
    notDoing,
    startsOn,
    finishEarliest,
    finishLatest,
  } = readBack;
  return (
    <article className={styles.readBack} aria-label={`Read-back of ${nameOf(readBack.memberId)}`}>
      <header className={styles.head}>
        <h3>{nameOf(readBack.memberId)} read back</h3>
        <span className={styles.quiet}>
          <RelativeTime at={readBack.acceptedAt} />
        </span>
        <Standing readBack={readBack} nameOf={nameOf} />
      </header>
      {readBack.mismatch && (
        <ProblemNote tone="risk" title="Sent back: what does not match">
          {readBack.mismatch}
        </ProblemNote>
      )}
      <DefinitionList
        layout="stacked"
        items={[
          { term: 'Outcome', value: outcome },
          { term: 'First deliverable', value: firstDeliverable },
          { term: 'Biggest risk', value: biggestRisk },
          { term: 'Fallback', value: fallback },
          { term: 'Not doing', value: notDoing },
          {
            term: 'Dates',
            value: `Starts ${formatDay(startsOn)}, finished between ${formatDay(finishEarliest)} and ${formatDay(finishLatest)}`,
          },
        ]}
      />
    </article>
  );
}

function Standing({ readBack, nameOf }: ReadBackViewProps) {
  if (readBack.confirmedAt)
    return <Badge tone="good">{`Confirmed by ${nameOf(readBack.confirmedById)}`}</Badge>;
  if (readBack.sentBackAt) return <Badge tone="risk">Sent back</Badge>;
  return <Badge tone="accent">Waiting to be confirmed</Badge>;
}

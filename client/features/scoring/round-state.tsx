import { plural } from '#client/lib/format.ts';
import { nameIn } from '#client/lib/name-in.ts';
import { Button } from '#client/ui/button.tsx';
import { Meter } from '#client/ui/meter.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { countRaters, isSkippedByAll } from '#shared/scoring/round.ts';
import type { RatingRound } from '#shared/scoring/schema.ts';
import styles from './rating-section.module.css';

interface RoundStateProps {
  round: RatingRound;
  members: readonly { id: string; name: string }[];
  /** Absent for who may not close it. */
  onReveal: (() => void) | undefined;
  isRevealing: boolean;
}

/** Who has handed in, while nobody sees what. */
export function RoundState({ round, members, onReveal, isRevealing }: RoundStateProps) {
  const count = countRaters(round.raters);
  if (isSkippedByAll(count))
    return (
      <ProblemNote tone="neutral" title="Everybody who was asked has skipped it.">
        There is nothing to reveal. Rate it yourself, or ask others in a new session.
      </ProblemNote>
    );
  if (round.raters.length === 0) return null;
  return (
    <div className={styles.round}>
      <Meter label="Rated" value={count.submitted} max={Math.max(1, count.invited)} />
      <ul className={styles.raters}>
        {round.raters.map(({ memberId, submitted, skipped }) => (
          <li key={memberId}>
            {nameIn(members, memberId)}: {submitted ? 'handed in' : skipped ? 'skipped' : 'not yet'}
          </li>
        ))}
      </ul>
      <p className={styles.quiet}>
        {round.session &&
          `Part of “${round.session.name}”, which asks ${plural(round.raters.length, 'rater')}. `}
        Answers and score stay hidden until everybody has handed in, or an advisor closes the round.
      </p>
      {onReveal && count.submitted > 0 && (
        <div>
          <Button size="small" isPending={isRevealing} onPress={onReveal}>
            Close the round
          </Button>
        </div>
      )}
    </div>
  );
}

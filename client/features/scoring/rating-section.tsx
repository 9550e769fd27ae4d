import { useEffect, useRef } from 'react';
import type { Done } from '#client/lib/done.ts';
import { Button } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Meter } from '#client/ui/meter.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import type { OpportunityPage } from '#shared/opportunities/opportunity-page.ts';
import { type Actor, whyNot } from '#shared/people/can.ts';
import { nameOf } from './names.ts';
import type { Rated } from './rating-api.ts';
import { RatingForm } from './rating-form.tsx';
import styles from './rating-section.module.css';
import { RevealedRatings } from './revealed-ratings.tsx';

interface RatingSectionProps {
  address: Rated;
  page: OpportunityPage;
  actor: Actor;
  members: readonly { id: string; name: string }[];
  onDone: (done: Done) => void;
  /** Closes the round before everybody has handed in. */
  onReveal: () => void;
  isRevealing: boolean;
  /** Asked to rate: leads to the first criterion, and says that it has. */
  isRating: boolean;
  onRating: () => void;
}

/** Before the reveal: my own answers, and who has handed in. After it: everybody's, and where they differ. */
export function RatingSection(props: RatingSectionProps) {
  const { address, page, actor, members, onDone, onReveal, isRevealing, isRating, onRating } =
    props;
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isRating) return;
    form.current?.querySelector<HTMLElement>('fieldset input')?.focus();
    onRating();
  }, [isRating, onRating]);
  const { round, scoringModel, opportunity } = page;
  const handedIn =
    round?.raters.find(({ memberId }) => memberId === actor.memberId)?.submitted ?? false;
  const whyNotRate = whyNot(actor, 'rate');
  const mayRate = opportunity.stage === 'ASSESS' && !handedIn && !round?.revealedAt;
  if (round?.revealedAt) {
    return (
      <RevealedRatings
        criteria={scoringModel.criteria}
        round={round}
        score={opportunity.score}
        members={members}
      />
    );
  }
  return (
    <div className={styles.rating} ref={form}>
      {round && (
        <div className={styles.round}>
          <Meter
            label="Rated"
            value={opportunity.ratersSubmitted}
            max={Math.max(1, opportunity.ratersInvited)}
          />
          <ul className={styles.raters}>
            {round.raters.map(({ memberId, submitted }) => (
              <li key={memberId}>
                {nameOf(members, memberId)}: {submitted ? 'handed in' : 'not yet'}
              </li>
            ))}
          </ul>
          <p className={styles.quiet}>
            Answers and score stay hidden until everybody has handed in, or an advisor closes the
            round.
          </p>
          {whyNot(actor, 'reveal') === null && opportunity.ratersSubmitted > 0 && (
            <div>
              <Button size="small" isPending={isRevealing} onPress={onReveal}>
                Close the round
              </Button>
            </div>
          )}
        </div>
      )}
      {handedIn && <ProblemNote tone="neutral" title="You have handed in your rating." />}
      {mayRate && whyNotRate === null && (
        <RatingForm
          key={`${address.id} ${round?.number ?? 0}`}
          address={address}
          criteria={scoringModel.criteria}
          mine={round?.mine ?? []}
          onDone={onDone}
        />
      )}
      {mayRate && whyNotRate !== null && (
        <EmptyState size="small" title={round ? 'The round is open.' : 'Nobody has rated it yet.'}>
          {whyNotRate} Advisors answer alone, then everybody sees the answers.
        </EmptyState>
      )}
      {opportunity.stage !== 'ASSESS' && !round && (
        <EmptyState size="small" title="It was never rated.">
          Work recorded from elsewhere has no ratings.
        </EmptyState>
      )}
    </div>
  );
}

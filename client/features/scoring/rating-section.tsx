import { useEffect, useRef, useState } from 'react';
import { sentenceOf } from '#client/lib/api-error.ts';
import type { Done } from '#client/lib/done.ts';
import { Button } from '#client/ui/button.tsx';
import { Disclosure } from '#client/ui/disclosure.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import type { OpportunityPage } from '#shared/opportunities/opportunity-page.ts';
import { type Actor, can, whyNot } from '#shared/people/can.ts';
import { AskedForm } from './asked-form.tsx';
import { focusCriterion } from './criteria-fields.tsx';
import { keepAnswers, type Rated, useSkip, useTakeRatingBack } from './rating-api.ts';
import { RatingForm } from './rating-form.tsx';
import styles from './rating-section.module.css';
import { RevealedRatings } from './revealed-ratings.tsx';
import { RoundState } from './round-state.tsx';
import { SkipForm } from './skip-form.tsx';

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
  const section = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isRating) return;
    focusCriterion(section.current?.querySelector('[data-criterion]'));
    onRating();
  }, [isRating, onRating]);
  const { round, scoringModel: model, opportunity } = page;
  const mine = round?.raters.find(({ memberId }) => memberId === actor.memberId);
  const isOpen = opportunity.stage === 'ASSESS' && !isDecidedOn(page);
  if (round?.revealedAt)
    return (
      <>
        {isOpen && round.asked.length > 0 && (
          <AskedForm {...{ address, model, round, onDone }} key={round.asked[0]?.id} />
        )}
        <RevealedRatings
          {...{ address, model, round, members, onDone }}
          score={opportunity.score}
          mayRevise={isOpen && mine?.submitted === true}
        />
        {opportunity.stage === 'ASSESS' && !isOpen && can(actor, 'rate') && (
          <Disclosure
            title="Rate it anew"
            summary="a decision rested on these answers; the next round begins with yours"
            isOpenAtFirst={isRating || round.asked.length > 0}
          >
            <RatingForm
              address={address}
              criteria={model.criteria}
              mine={round.mine}
              onDone={onDone}
              key={`${address.id} ${round.number + 1}`}
            />
          </Disclosure>
        )}
      </>
    );
  return (
    <div className={styles.rating} ref={section}>
      {round && (
        <RoundState
          {...{ round, members, isRevealing }}
          onReveal={whyNot(actor, 'reveal') === null ? onReveal : undefined}
        />
      )}
      {mine?.submitted && <HandedIn {...{ address, onDone }} mayTakeBack={isOpen} />}
      {!mine?.submitted && opportunity.stage === 'ASSESS' && (
        <MyRating {...{ address, page, actor, onDone }} isAsked={mine !== undefined} />
      )}
      {opportunity.stage !== 'ASSESS' && !round && (
        <EmptyState size="small" title="It was never rated.">
          Work recorded from elsewhere has no ratings.
        </EmptyState>
      )}
    </div>
  );
}

/** A decision was taken on these answers; after it was reopened they are read, not changed. */
const isDecidedOn = ({ round, decisions }: OpportunityPage): boolean =>
  decisions.some(
    ({ decidedAt, undone }) => !undone && round?.revealedAt && decidedAt >= round.revealedAt,
  );

interface HandedInProps {
  address: Rated;
  onDone: (done: Done) => void;
  mayTakeBack: boolean;
}

/** Mine to take back, as long as nobody has seen it. */
function HandedIn({ address, onDone, mayTakeBack }: HandedInProps) {
  const taking = useTakeRatingBack(address);
  const [refusal, setRefusal] = useState<string | null>(null);
  const takeBack = () =>
    taking.send(undefined, {
      done: () => onDone({ said: 'Your rating is a draft again.' }),
      refused: (error) => setRefusal(sentenceOf(error)),
    });
  return (
    <ProblemNote
      tone="neutral"
      title="You have handed in your rating."
      action={
        mayTakeBack && (
          <Button size="small" isPending={taking.isPending} onPress={takeBack}>
            Take it back
          </Button>
        )
      }
    >
      {refusal}
    </ProblemNote>
  );
}

interface MyRatingProps {
  address: Rated;
  page: OpportunityPage;
  actor: Actor;
  onDone: (done: Done) => void;
  isAsked: boolean;
}

/** My part of an open round: to rate, to skip, or the sentence that says why neither. */
function MyRating({ address, page, actor, onDone, isAsked }: MyRatingProps) {
  const { round, scoringModel } = page;
  const [isSkipping, setSkipping] = useState(false);
  const skip = useSkip(address);
  const mine = round?.raters.find(({ memberId }) => memberId === actor.memberId);
  const whyNotRate = whyNot(actor, 'rate');
  if (whyNotRate !== null)
    return (
      <EmptyState size="small" title={round ? 'The round is open.' : 'Nobody has rated it yet.'}>
        {whyNotRate} Advisors answer alone, then everybody sees the answers.
      </EmptyState>
    );
  if (round?.session && round.raters.length > 0 && !isAsked)
    return (
      <EmptyState size="small" title={`It is rated in “${round.session.name}”.`}>
        Only those the session asks rate it now. You see their answers once they are revealed.
      </EmptyState>
    );
  return (
    <>
      {mine?.skipped && (
        <ProblemNote tone="neutral" title="You have skipped it.">
          {mine.skipReason} Hand in a rating if you have thought better of it.
        </ProblemNote>
      )}
      <RatingForm
        key={`${address.id} ${round?.number ?? 0}`}
        address={address}
        criteria={scoringModel.criteria}
        mine={round?.mine ?? []}
        onDone={onDone}
      />
      {isAsked && !mine?.skipped && !isSkipping && (
        <div>
          <Button size="small" variant="quiet" onPress={() => setSkipping(true)}>
            Skip it…
          </Button>
        </div>
      )}
      {isSkipping && (
        <SkipForm
          isPending={skip.isPending}
          onCancel={() => setSkipping(false)}
          onSkip={(input, refused) =>
            skip.send(input, {
              refused,
              done: () => {
                setSkipping(false);
                const undo = () => keepAnswers(address.id, round?.mine.map(withoutRater) ?? []);
                onDone({ said: 'Skipped.', undo });
              },
            })
          }
        />
      )}
    </>
  );
}

const withoutRater = <R extends { memberId: string }>({ memberId: _, ...answer }: R) => answer;

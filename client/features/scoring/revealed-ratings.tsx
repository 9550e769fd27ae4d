import { useState } from 'react';
import type { Done } from '#client/lib/done.ts';
import { formatScore, plural } from '#client/lib/format.ts';
import { nameIn } from '#client/lib/name-in.ts';
import { Button } from '#client/ui/button.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import type { RatingRound, ScoringModel } from '#shared/scoring/schema.ts';
import { scoreOf } from '#shared/scoring/score.ts';
import { spreadOf } from '#shared/scoring/spread.ts';
import { CriterionRatings } from './criterion-ratings.tsx';
import type { Rated } from './rating-api.ts';
import styles from './revealed-ratings.module.css';
import { ReviseForm } from './revise-form.tsx';

interface RevealedRatingsProps {
  address: Rated;
  model: ScoringModel;
  round: RatingRound;
  score: number | null;
  members: readonly { id: string; name: string }[];
  /** I have handed in, and no decision rests on it yet. */
  mayRevise: boolean;
  onDone: (done: Done) => void;
}

/** Everybody's answers per criterion, where they part most first; and my second thoughts. */
export function RevealedRatings(props: RevealedRatingsProps) {
  const { address, model, round, score, members, mayRevise, onDone } = props;
  const [isRevising, setRevising] = useState(false);
  const ratings = [...round.mine, ...round.others];
  const spread = spreadOf(model.criteria, ratings);
  const place = (id: string) => {
    const at = spread.findIndex(({ criterionId }) => criterionId === id);
    return at < 0 ? spread.length : at;
  };
  const skipped = round.raters.filter((rater) => rater.skipped);
  return (
    <div className={styles.revealed}>
      <div className={styles.head}>
        <p>
          {score !== null && <span className={styles.score}>{formatScore(score)}</span>} from{' '}
          {plural(round.raters.filter(({ submitted }) => submitted).length, 'rater')}, revealed{' '}
          {round.revealedAt && <RelativeTime at={round.revealedAt} />}
        </p>
        {mayRevise && !isRevising && (
          <Button size="small" onPress={() => setRevising(true)}>
            Revise mine
          </Button>
        )}
      </div>
      {score === null && (
        <p className={styles.quiet}>No score: {scoreOf(model, ratings).whyNone}</p>
      )}
      {skipped.map(({ memberId, skipReason }) => (
        <p className={styles.quiet} key={memberId}>
          {nameIn(members, memberId)} skipped it: “{skipReason}”
        </p>
      ))}
      {isRevising && (
        <ReviseForm
          address={address}
          criteria={model.criteria}
          mine={round.mine}
          onCancel={() => setRevising(false)}
          onDone={(done) => {
            setRevising(false);
            onDone(done);
          }}
        />
      )}
      {model.criteria
        .toSorted((a, b) => place(a.id) - place(b.id))
        .map((criterion) => (
          <CriterionRatings
            key={criterion.id}
            criterion={criterion}
            spread={spread.find(({ criterionId }) => criterionId === criterion.id)}
            ratings={ratings.filter(({ criterionId }) => criterionId === criterion.id)}
            earlier={round.earlier.filter(({ criterionId }) => criterionId === criterion.id)}
            members={members}
          />
        ))}
    </div>
  );
}

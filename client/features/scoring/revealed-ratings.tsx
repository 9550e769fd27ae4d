import { formatNumber, plural } from '#client/lib/format.ts';
import { Badge } from '#client/ui/badge.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import type { Criterion, Rating, RatingRound } from '#shared/scoring/schema.ts';
import { nameOf } from './names.ts';
import styles from './revealed-ratings.module.css';

interface RevealedRatingsProps {
  criteria: readonly Criterion[];
  round: RatingRound;
  score: number | null;
  members: readonly { id: string; name: string }[];
}

/** From half of the scale on, raters have judged different things: worth talking about. */
const CONTESTED_SHARE = 0.5;

/** Everybody's answers per criterion, as ranges on its scale, and where they part. */
export function RevealedRatings({ criteria, round, score, members }: RevealedRatingsProps) {
  const ratings = [...round.mine, ...round.others];
  const raters = new Set(ratings.map(({ memberId }) => memberId)).size;
  return (
    <div className={styles.revealed}>
      <p>
        {score !== null && <span className={styles.score}>{formatNumber(score)}</span>} from{' '}
        {plural(raters, 'rater')}, revealed{' '}
        {round.revealedAt && <RelativeTime at={round.revealedAt} />}
      </p>
      {criteria.map((criterion) => (
        <CriterionRatings
          key={criterion.id}
          criterion={criterion}
          ratings={ratings.filter(({ criterionId }) => criterionId === criterion.id)}
          members={members}
        />
      ))}
    </div>
  );
}

interface CriterionRatingsProps {
  criterion: Criterion;
  ratings: readonly Rating[];
  members: readonly { id: string; name: string }[];
}

function CriterionRatings({ criterion, ratings, members }: CriterionRatingsProps) {
  const { name, question, weight, scaleMin, scaleMax } = criterion;
  const likelies = ratings.map(({ likely }) => likely);
  const least = Math.min(...likelies);
  const most = Math.max(...likelies);
  const mean = likelies.reduce((sum, value) => sum + value, 0) / likelies.length;
  const isContested = (most - least) / (scaleMax - scaleMin) >= CONTESTED_SHARE;
  return (
    <section className={styles.criterion}>
      <div className={styles.head}>
        <h3>{name}</h3>
        <span className={styles.quiet}>{question}</span>
        {isContested && <Badge tone="risk">{`Contested, ${least} to ${most}`}</Badge>}
        <span className={styles.mean}>
          {ratings.length > 0 ? formatNumber(mean) : '–'}{' '}
          <span className={styles.quiet}>
            of {scaleMax}, weight {weight}
          </span>
        </span>
      </div>
      <ul className={styles.answers}>
        {ratings.map(({ memberId, low, likely, high, rationale }) => (
          <li className={styles.answer} key={memberId}>
            <span className={styles.rater}>{nameOf(members, memberId)}</span>
            <Strip low={low} likely={likely} high={high} min={scaleMin} max={scaleMax} />
            <span className={styles.value}>
              {formatNumber(likely)}
              {low !== high && (
                <span
                  className={styles.quiet}
                >{` (${formatNumber(low)} to ${formatNumber(high)})`}</span>
              )}
            </span>
            {rationale && <p className={styles.rationale}>{rationale}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface StripProps {
  low: number;
  likely: number;
  high: number;
  min: number;
  max: number;
}

/** A range and its likely value on the scale; the figures stand beside it. */
function Strip({ low, likely, high, min, max }: StripProps) {
  const at = (value: number) => `${4 + 92 * ((value - min) / (max - min))}%`;
  return (
    <svg className={styles.strip} height="12" aria-hidden="true">
      <line className={styles.scale} x1="4%" x2="96%" y1="6" y2="6" />
      <line className={styles.range} x1={at(low)} x2={at(high)} y1="6" y2="6" />
      <circle className={styles.likely} cx={at(likely)} cy="6" r="4" />
    </svg>
  );
}

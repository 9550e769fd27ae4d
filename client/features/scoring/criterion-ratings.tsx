import { formatNumber } from '#client/lib/format.ts';
import { nameIn } from '#client/lib/name-in.ts';
import { Badge } from '#client/ui/badge.tsx';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import type { Criterion, EarlierRating, Rating } from '#shared/scoring/schema.ts';
import { CONTESTED_FROM, type Spread } from '#shared/scoring/spread.ts';
import { rangeSaid, rangeText } from './answer-words.ts';
import styles from './criterion-ratings.module.css';
import { RangeStrip } from './range-strip.tsx';

interface CriterionRatingsProps {
  criterion: Criterion;
  spread: Spread | undefined;
  ratings: readonly Rating[];
  earlier: readonly EarlierRating[];
  members: readonly { id: string; name: string }[];
}

/** Everybody's answer to one criterion, as ranges on its scale, the lowest first. */
export function CriterionRatings(props: CriterionRatingsProps) {
  const { criterion, spread, ratings, earlier, members } = props;
  const { name, question, weight, scaleMin, scaleMax, rubric } = criterion;
  const isContested = spread !== undefined && spread.share >= CONTESTED_FROM;
  const inOrder = ratings.toSorted((a, b) => a.likely - b.likely);
  return (
    <section className={styles.criterion} data-contested={isContested || undefined}>
      <div className={styles.head}>
        <h3>{name}</h3>
        <span className={styles.quiet}>{question}</span>
        {isContested && (
          <Badge tone="risk">{`Contested, ${formatNumber(spread.lowest)} to ${formatNumber(spread.highest)}`}</Badge>
        )}
        <span className={styles.mean}>
          {spread ? formatNumber(spread.mean) : '–'}{' '}
          <span className={styles.quiet}>
            of {formatNumber(scaleMax)}, weight {formatNumber(weight)}
          </span>
        </span>
      </div>
      {ratings.length === 0 && <p className={styles.quiet}>Nobody has answered it.</p>}
      <ul>
        {inOrder.map(({ memberId, rationale, ...range }) => (
          <li className={styles.answer} key={memberId}>
            <span className={styles.rater}>{nameIn(members, memberId)}</span>
            <RangeStrip {...range} min={scaleMin} max={scaleMax} mean={spread?.mean ?? 0} />
            <span className={styles.value}>
              <VisuallyHidden>{rangeSaid(range)}</VisuallyHidden>
              <span aria-hidden="true">{rangeText(range)}</span>
            </span>
            <div className={styles.words}>
              {rubric[String(range.likely)] && (
                <p className={styles.quiet}>{rubric[String(range.likely)]}</p>
              )}
              {rationale && <p>“{rationale}”</p>}
              <Before earlier={earlier.filter((one) => one.memberId === memberId)} now={range} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface BeforeProps {
  earlier: readonly EarlierRating[];
  now: { low: number; likely: number; high: number };
}

/** What somebody had answered before they changed their mind. */
function Before({ earlier, now }: BeforeProps) {
  if (earlier.length === 0) return null;
  return (
    <p className={styles.before}>
      Was {earlier.map(rangeText).join(', then ')}, now {rangeText(now)}.
      {earlier.map(
        ({ rationale, supersededAt }) =>
          rationale && <span key={supersededAt}> “{rationale}”</span>,
      )}
    </p>
  );
}

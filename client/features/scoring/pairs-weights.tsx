import { formatNumber } from '#client/lib/format.ts';
import { Button } from '#client/ui/button.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { CONSISTENT, type Weighing } from '#shared/scoring/weigh-in-pairs.ts';
import styles from './pairs-dialog.module.css';

/** The weights the judgements give so far, as bars. */
export function PairsWeights({
  weights,
}: {
  weights: readonly { name: string; weight: number | null }[];
}) {
  const most = Math.max(...weights.map(({ weight }) => weight ?? 0), 0.01);
  return (
    <dl className={styles.weights}>
      {weights.map(({ name, weight }) => (
        <div className={styles.weighed} key={name}>
          <dt>{name}</dt>
          <dd>
            <span
              className={styles.share}
              style={{ width: `${(100 * (weight ?? 0)) / most}%` }}
              aria-hidden="true"
            />
            <span className={styles.percent}>
              {weight === null ? '–' : `${formatNumber(weight * 100, 1)} %`}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface PairsConsistencyProps {
  weighing: Weighing;
  nameOf: (key: string) => string;
  onLookAgain: (pair: { of: string; than: string }) => void;
}

/** How well the judgements agree with each other, and the one that fits least. */
export function PairsConsistency({ weighing, nameOf, onLookAgain }: PairsConsistencyProps) {
  const { consistencyRatio, worst } = weighing;
  const ratio = formatNumber(consistencyRatio * 100, 1);
  if (consistencyRatio <= CONSISTENT) {
    return (
      <ProblemNote tone="neutral" title="Your judgements fit together.">
        Consistency ratio {ratio} %; up to 10 % is fine.
      </ProblemNote>
    );
  }
  return (
    <ProblemNote
      tone="risk"
      title="Some judgements contradict each other."
      action={
        worst && (
          <Button size="small" onPress={() => onLookAgain(worst)}>
            Look at {nameOf(worst.of)} and {nameOf(worst.than)} again
          </Button>
        )
      }
    >
      Consistency ratio {ratio} %; above 10 % the weights say little.
      {worst && ` ${misfit(worst, nameOf)}`}
    </ProblemNote>
  );
}

/** "You put Value at 5 times Effort; your other judgements make it 2.1 times." */
function misfit(worst: NonNullable<Weighing['worst']>, nameOf: (key: string) => string): string {
  const { of, than, times, fits } = worst;
  const [more, less] = times >= 1 ? [of, than] : [than, of];
  const [said, others] = times >= 1 ? [times, fits] : [1 / times, 1 / fits];
  const put = `You put ${nameOf(more)} at ${formatNumber(said, 1)} times ${nameOf(less)}`;
  if (others > 0.9 && others < 1.1) return `${put}; by your other judgements they count the same.`;
  if (others < 1)
    return `${put}; by your other judgements ${nameOf(less)} counts ${formatNumber(1 / others, 1)} times as much.`;
  return `${put}; your other judgements make it ${formatNumber(others, 1)} times.`;
}

import { formatNumber, formatScore } from '#client/lib/format.ts';
import styles from './formula-example.module.css';
import { listText } from './model-words.ts';

interface FormulaExampleProps {
  /** Whose answers these are; null for none that is rated. */
  title: string | null;
  inputs: readonly { key: string; value: number }[];
  score: number | null;
}

/** What a formula gives for one opportunity, with the numbers it reads. */
export function FormulaExample({ title, inputs, score }: FormulaExampleProps) {
  return (
    <p className={styles.example}>
      <span className={styles.whose}>{title ?? 'With every answer halfway up its scale'}:</span>{' '}
      {listText(inputs.map(({ key, value }) => `${key} ${formatNumber(value, 2)}`))} gives{' '}
      <strong>
        {score === null ? 'no score: it divides by zero, or is too large' : formatScore(score)}
      </strong>
    </p>
  );
}

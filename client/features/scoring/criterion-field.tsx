import { TextField } from '#client/ui/text-field.tsx';
import { levelsOf } from '#shared/scoring/scale.ts';
import type { Answer, Criterion } from '#shared/scoring/schema.ts';
import styles from './criterion-field.module.css';
import { LevelScale } from './level-scale.tsx';
import { NumberRange } from './number-range.tsx';

interface CriterionFieldProps {
  criterion: Criterion;
  answer: Answer | undefined;
  onChange: (answer: Answer) => void;
}

/** One criterion: its question, low, likely and high in one control, and a line of why. */
export function CriterionField({ criterion, answer, onChange }: CriterionFieldProps) {
  const { name, question, direction, scale } = criterion;
  const levels = levelsOf(scale);
  return (
    <fieldset
      className={styles.criterion}
      data-criterion={criterion.id}
      data-answered={answer !== undefined || undefined}
    >
      <legend className={styles.legend}>
        <span className={styles.name}>{name}</span> {question}
        {direction === 'DOWN' && <span className={styles.quiet}> Less is better.</span>}
      </legend>
      {levels ? (
        <LevelScale {...{ criterion, levels, answer, onChange }} />
      ) : (
        <NumberRange {...{ criterion, answer, onChange }} />
      )}
      {answer && (
        <TextField
          label={`${name}: why`}
          labelHidden
          placeholder="Why, in a line"
          maxLength={2000}
          autoComplete="off"
          value={answer.rationale}
          onChange={(event) => onChange({ ...answer, rationale: event.target.value })}
        />
      )}
    </fieldset>
  );
}

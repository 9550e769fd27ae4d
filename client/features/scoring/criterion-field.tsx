import { type KeyboardEvent, useId } from 'react';
import { NumberField } from '#client/ui/number-field.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import type { Answer, Criterion } from '#shared/scoring/schema.ts';
import styles from './criterion-field.module.css';

interface CriterionFieldProps {
  criterion: Criterion;
  answer: Answer | undefined;
  onChange: (answer: Answer) => void;
}

/** One criterion: a level with its sentence, the range around it, and why. Digits answer. */
export function CriterionField({ criterion, answer, onChange }: CriterionFieldProps) {
  const { id: criterionId, name, question, scaleMin, scaleMax, rubric } = criterion;
  const id = useId();
  const levels = Array.from({ length: scaleMax - scaleMin + 1 }, (_, index) => scaleMin + index);

  function choose(likely: number) {
    if (!answer) return onChange({ criterionId, low: likely, likely, high: likely, rationale: '' });
    // A range nobody has opened moves along; an opened one only gives way.
    const isPoint = answer.low === answer.high;
    const low = isPoint ? likely : Math.min(answer.low, likely);
    const high = isPoint ? likely : Math.max(answer.high, likely);
    onChange({ ...answer, low, likely, high });
  }

  function onKeyDown(event: KeyboardEvent) {
    const isWriting = event.target instanceof HTMLInputElement && event.target.type !== 'radio';
    const digit = Number(event.key);
    if (isWriting || event.ctrlKey || event.metaKey || event.altKey || !/^\d$/.test(event.key))
      return;
    if (digit < scaleMin || digit > scaleMax) return;
    event.preventDefault();
    choose(digit);
    document.getElementById(`${id}-${digit}`)?.focus();
  }

  return (
    <fieldset className={styles.criterion} onKeyDown={onKeyDown}>
      <legend className={styles.legend}>
        <span className={styles.name}>{name}</span> {question}
      </legend>
      <div className={styles.levels}>
        {levels.map((level) => (
          <label
            className={styles.level}
            key={level}
            htmlFor={`${id}-${level}`}
            data-chosen={answer?.likely === level || undefined}
          >
            <input
              id={`${id}-${level}`}
              type="radio"
              name={id}
              className={styles.radio}
              checked={answer?.likely === level}
              onChange={() => choose(level)}
            />
            <span className={styles.digit}>{level}</span>
            <span>{rubric[String(level)] ?? ''}</span>
          </label>
        ))}
      </div>
      {answer && (
        <div className={styles.range}>
          <NumberField
            label={`${name}: could be as low as`}
            min={scaleMin}
            max={answer.likely}
            value={answer.low}
            onChange={(low) =>
              onChange({ ...answer, low: Math.min(low ?? answer.likely, answer.likely) })
            }
          />
          <NumberField
            label={`${name}: as high as`}
            min={answer.likely}
            max={scaleMax}
            value={answer.high}
            onChange={(high) =>
              onChange({ ...answer, high: Math.max(high ?? answer.likely, answer.likely) })
            }
          />
          <TextField
            label={`${name}: why`}
            optional
            maxLength={2000}
            value={answer.rationale}
            onChange={(event) => onChange({ ...answer, rationale: event.target.value })}
          />
        </div>
      )}
    </fieldset>
  );
}

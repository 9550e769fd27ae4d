import { NumberField } from '#client/ui/number-field.tsx';
import { type End, setEnd } from '#shared/scoring/answer.ts';
import type { Answer, Criterion } from '#shared/scoring/schema.ts';
import styles from './number-range.module.css';

interface NumberRangeProps {
  criterion: Criterion;
  answer: Answer | undefined;
  onChange: (answer: Answer) => void;
}

const ends: readonly { end: End; label: string }[] = [
  { end: 'low', label: 'Low' },
  { end: 'likely', label: 'Likely' },
  { end: 'high', label: 'High' },
];

/** Low, likely and high as numbers: money, percent, days. Likely alone is an answer too. */
export function NumberRange({ criterion, answer, onChange }: NumberRangeProps) {
  const { id: criterionId, name, scaleMin, scaleMax, unit } = criterion;
  return (
    <div className={styles.range}>
      {ends.map(({ end, label }) => (
        <NumberField
          key={end}
          label={label}
          accessibleName={`${name}: ${label.toLowerCase()}`}
          min={scaleMin}
          max={scaleMax}
          unit={unit}
          value={answer?.[end] ?? null}
          onChange={(value) => {
            if (value !== null) onChange(setEnd(answer, { criterionId, end, value }));
          }}
        />
      ))}
    </div>
  );
}

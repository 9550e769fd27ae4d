import { useId, useState } from 'react';
import { formatNumber } from '#client/lib/format.ts';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import { type End, setEnd } from '#shared/scoring/answer.ts';
import type { Answer, Criterion } from '#shared/scoring/schema.ts';
import styles from './level-scale.module.css';
import { useLevelKeys } from './use-level-keys.ts';

interface LevelScaleProps {
  criterion: Criterion;
  levels: readonly number[];
  answer: Answer | undefined;
  onChange: (answer: Answer) => void;
}

const ends: readonly { end: End; label: string; key: string }[] = [
  { end: 'low', label: 'Low', key: 'l' },
  { end: 'likely', label: 'Likely', key: '' },
  { end: 'high', label: 'High', key: 'h' },
];

/**
 * Low, likely and high on one row of levels, with the sentence of the level that is looked at. Digits answer, arrows
 * step, Shift with an arrow opens the range; l and h say that the next level is the low or the high one.
 */
export function LevelScale({ criterion, levels, answer, onChange }: LevelScaleProps) {
  const { id: criterionId, name, rubric } = criterion;
  const id = useId();
  const [end, setOpenEnd] = useState<End>('likely');
  const [under, setUnder] = useState<number | null>(null);
  const chosen = answer?.[end];
  const shown = under ?? chosen ?? null;

  const choose = (value: number, which: End = end) =>
    onChange(setEnd(answer, { criterionId, end: which, value }));
  const onKeyDown = useLevelKeys({
    levels,
    answer,
    chosen,
    choose,
    choosesEnd: (one) => setOpenEnd(end === one ? 'likely' : one),
    focus: (level) => document.getElementById(`${id}-${level}`)?.focus(),
  });

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys come from the radios inside
    <div
      className={styles.scale}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        setOpenEnd('likely');
        setUnder(null);
      }}
    >
      <div
        className={styles.levels}
        style={{ gridTemplateColumns: `repeat(${levels.length}, minmax(0, 1fr))` }}
        onPointerLeave={() => setUnder(null)}
      >
        {levels.map((level) => (
          <label
            className={styles.level}
            key={level}
            htmlFor={`${id}-${level}`}
            data-in={(answer && answer.low <= level && level <= answer.high) || undefined}
            data-likely={answer?.likely === level || undefined}
            onPointerEnter={() => setUnder(level)}
          >
            <input
              id={`${id}-${level}`}
              type="radio"
              name={id}
              className={styles.radio}
              checked={chosen === level}
              tabIndex={chosen === undefined || chosen === level ? 0 : -1}
              onChange={() => choose(level)}
              onFocus={() => setUnder(level)}
              data-answer
            />
            <VisuallyHidden>{`${name}, ${end}: `}</VisuallyHidden>
            {formatNumber(level, 2)}
            <VisuallyHidden>{rubric[String(level)] ?? ''}</VisuallyHidden>
          </label>
        ))}
      </div>
      <div className={styles.below}>
        <p className={styles.sentence} aria-hidden="true">
          {shown === null ? (
            <span
              className={styles.quiet}
            >{`${edge(criterion, levels[0])} … ${edge(criterion, levels.at(-1))}`}</span>
          ) : (
            <>
              <span className={styles.at}>{formatNumber(shown, 2)}</span>{' '}
              {rubric[String(shown)] || (
                <span className={styles.quiet}>No sentence for this level.</span>
              )}
            </>
          )}
        </p>
        {answer && <Ends name={name} answer={answer} end={end} onChoose={setOpenEnd} />}
      </div>
    </div>
  );
}

/** What the end of a scale stands for, before anything is chosen. */
const edge = ({ rubric }: Criterion, level = 0): string =>
  `${formatNumber(level, 2)}${rubric[String(level)] ? ` ${rubric[String(level)]}` : ''}`;

interface EndsProps {
  name: string;
  answer: Answer;
  end: End;
  onChoose: (end: End) => void;
}

/** Which of the three numbers the levels set. */
function Ends({ name, answer, end, onChoose }: EndsProps) {
  return (
    <fieldset className={styles.ends}>
      <VisuallyHidden>
        <legend>{`${name}: which number the levels set`}</legend>
      </VisuallyHidden>
      {ends.map((one) => (
        <button
          key={one.end}
          type="button"
          className={styles.end}
          aria-pressed={end === one.end}
          {...(one.key && { 'aria-keyshortcuts': one.key })}
          onClick={() => onChoose(one.end)}
        >
          {one.label} <span className={styles.value}>{formatNumber(answer[one.end], 2)}</span>
        </button>
      ))}
    </fieldset>
  );
}

import { useState } from 'react';
import { NumberField } from '#client/ui/number-field.tsx';
import { Select } from '#client/ui/select.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import { keepsItsAnswers, rubricKeys } from '#shared/scoring/change-model.ts';
import { kindOfScale, levelsOf, Scale } from '#shared/scoring/scale.ts';
import type { Criterion } from '#shared/scoring/schema.ts';
import styles from './criterion-details.module.css';
import { type DraftCriterion, putOnScale, renameKey, setCriterion, setEnd } from './model-draft.ts';
import { directionWords } from './model-words.ts';
import type { ModelEditor } from './use-model-editor.ts';

/** Path inside the criterion → sentence: `rubric.3`, `weight`. */
export type RowErrors = Readonly<Record<string, string>>;

interface CriterionDetailsProps {
  criterion: DraftCriterion;
  /** As it stands in the model; absent for a new one. */
  before: Criterion | undefined;
  errors: RowErrors;
  edit: ModelEditor['edit'];
}

type PartProps = Omit<CriterionDetailsProps, 'before'>;

const scales = Scale.options.map((value) => ({ value, label: kindOfScale(value).label }));
const directions = [
  { value: 'UP' as const, label: directionWords.UP },
  { value: 'DOWN' as const, label: directionWords.DOWN },
];

/** All there is to say of a criterion beside its name and weight. */
export function CriterionDetails({ criterion, before, errors, edit }: CriterionDetailsProps) {
  const { row, question, scale, direction } = criterion;
  const set = (change: Partial<DraftCriterion>) =>
    edit((draft) => setCriterion(draft, row, change));
  return (
    <div className={styles.details}>
      <TextArea
        label="Question"
        rows={1}
        maxLength={500}
        value={question}
        onChange={({ target }) => set({ question: target.value })}
        error={errors.question}
      />
      <div className={styles.fields}>
        <Select
          label="Scale"
          options={scales}
          value={scale}
          onChange={(next) => edit((draft) => putOnScale(draft, row, next))}
        />
        <Select
          label="Direction"
          options={directions}
          value={direction}
          onChange={(next) => set({ direction: next })}
        />
        <KeyField
          key={criterion.key}
          value={criterion.key}
          onChange={(next) => edit((draft) => renameKey(draft, row, next))}
          error={errors.key}
        />
        {!levelsOf(scale) && <Ends criterion={criterion} errors={errors} edit={edit} />}
      </div>
      {before && !keepsItsAnswers(before, criterion) && (
        <p className={styles.lost}>
          Answers were given on another scale: they are kept, but count no more. It is to be rated
          anew.
        </p>
      )}
      <Rubric criterion={criterion} errors={errors} edit={edit} />
    </div>
  );
}

interface KeyFieldProps {
  value: string;
  onChange: (key: string) => void;
  error: string | undefined;
}

/** A half-written key would tear the formula apart, so it counts once the field is left. */
function KeyField({ value, onChange, error }: KeyFieldProps) {
  const [written, setWritten] = useState(value);
  return (
    <TextField
      label="Key in formulas"
      maxLength={40}
      spellCheck={false}
      autoCapitalize="none"
      value={written}
      onChange={({ target }) => setWritten(target.value.toLowerCase().replaceAll(' ', '_'))}
      onBlur={() => onChange(written)}
      error={error}
    />
  );
}

function Ends({ criterion, errors, edit }: PartProps) {
  const { row, scaleMin, scaleMax, unit } = criterion;
  const put = (end: 'scaleMin' | 'scaleMax') => (at: number | null) => {
    if (at !== null) edit((draft) => setEnd(draft, row, { end, at }));
  };
  return (
    <>
      <NumberField label="Lowest answer" value={scaleMin} onChange={put('scaleMin')} />
      <NumberField
        label="Highest answer"
        value={scaleMax}
        onChange={put('scaleMax')}
        error={errors.scaleMax}
      />
      <TextField
        label="Unit"
        optional
        maxLength={30}
        value={unit}
        onChange={({ target }) => edit((draft) => setCriterion(draft, row, { unit: target.value }))}
        error={errors.unit}
      />
    </>
  );
}

/** A sentence beside every level, or beside the two ends. */
function Rubric({ criterion, errors, edit }: PartProps) {
  const { row, rubric, name } = criterion;
  const hasLevels = levelsOf(criterion.scale) !== null;
  const write = (level: string, sentence: string) =>
    edit((draft) =>
      setCriterion(draft, row, {
        rubric: { ...rubric, [level]: sentence.replaceAll('\n', ' ') },
      }),
    );
  return (
    <fieldset className={styles.rubric}>
      <legend className={styles.legend}>
        {hasLevels ? 'What each level means' : 'What the ends mean'}
        {!hasLevels && <span className={styles.optional}>optional</span>}
      </legend>
      {rubricKeys(criterion).map((level) => (
        <div className={styles.level} key={level}>
          <span className={styles.digit} aria-hidden="true">
            {Number(level).toLocaleString()}
          </span>
          <TextArea
            label={`${name || 'Criterion'}: what ${level} means`}
            labelHidden
            rows={1}
            maxLength={500}
            value={rubric[level] ?? ''}
            onChange={({ target }) => write(level, target.value)}
            error={errors[`rubric.${level}`]}
          />
        </div>
      ))}
    </fieldset>
  );
}

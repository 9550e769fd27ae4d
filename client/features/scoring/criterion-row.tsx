import { ArrowDown, ArrowUp, ChevronDown, GripVertical, Trash2 } from 'lucide-react';
import { memo } from 'react';
import { formatNumber } from '#client/lib/format.ts';
import { IconButton } from '#client/ui/icon-button.tsx';
import { NumberField } from '#client/ui/number-field.tsx';
import { Slider } from '#client/ui/slider.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import type { Criterion } from '#shared/scoring/schema.ts';
import styles from './criteria-editor.module.css';
import { CriterionDetails, type RowErrors } from './criterion-details.tsx';
import { type DraftCriterion, nameCriterion, setCriterion } from './model-draft.ts';
import { directionWords, scaleText } from './model-words.ts';
import type { ModelEditor } from './use-model-editor.ts';
import type { Grip } from './use-row-drag.ts';

export interface RowActions {
  edit: ModelEditor['edit'];
  toggle: (row: string) => void;
  move: (row: string, by: -1 | 1) => void;
  remove: (row: string) => void;
  /** What a grip listens to. */
  grip: Grip;
}

interface CriterionRowProps {
  criterion: DraftCriterion;
  /** As it stands in the model; absent for a new one. */
  before: Criterion | undefined;
  index: number;
  isLast: boolean;
  isOnly: boolean;
  /** How far the weight's slider reaches; null where a formula says what counts how much. */
  track: number | null;
  /** Per cent of all weights. */
  share: number;
  errors: RowErrors;
  isOpen: boolean;
  actions: RowActions;
}

/** One criterion: its name and weight at hand, the rest one press away. */
export const CriterionRow = memo(function CriterionRow(props: CriterionRowProps) {
  const { criterion, before, index, isLast, isOnly, track, errors, isOpen, actions } = props;
  const { row, name, question, key } = criterion;
  const called = name || `criterion ${index + 1}`;
  return (
    <li className={styles.row} data-row={row} data-open={isOpen || undefined}>
      <div className={styles.line}>
        <div className={styles.moves} data-moves>
          <RowGrip grip={actions.grip} isAlone={isOnly} />
          <IconButton
            size="small"
            label={`Move ${called} up`}
            icon={<ArrowUp aria-hidden="true" />}
            isDisabled={index === 0}
            onPress={() => actions.move(row, -1)}
          />
          <IconButton
            size="small"
            label={`Move ${called} down`}
            icon={<ArrowDown aria-hidden="true" />}
            isDisabled={isLast}
            onPress={() => actions.move(row, 1)}
          />
        </div>
        <div className={styles.name}>
          <TextField
            label={`Name of criterion ${index + 1}`}
            labelHidden
            placeholder="Name"
            maxLength={80}
            value={name}
            onChange={({ target }) =>
              actions.edit((draft) => nameCriterion(draft, row, target.value))
            }
            error={errors.name}
          />
        </div>
        {track !== null && <Weight {...props} track={track} called={called} />}
        <div className={styles.tools}>
          <IconButton
            size="small"
            label={isOpen ? `Close ${called}` : `Edit ${called}: question, scale, sentences`}
            icon={<ChevronDown aria-hidden="true" />}
            aria-expanded={isOpen}
            onPress={() => actions.toggle(row)}
          />
          <IconButton
            size="small"
            label={`Take ${called} out`}
            icon={<Trash2 aria-hidden="true" />}
            isDisabled={isOnly}
            onPress={() => actions.remove(row)}
          />
        </div>
      </div>
      {isOpen ? (
        <CriterionDetails
          criterion={criterion}
          before={before}
          errors={errors}
          edit={actions.edit}
        />
      ) : (
        <p className={styles.summary}>
          {question || 'No question yet'}
          <span>
            {scaleText(criterion)} · {directionWords[criterion.direction].toLowerCase()} ·{' '}
            <code>{key}</code>
          </span>
        </p>
      )}
    </li>
  );
});

/** For whoever points; the buttons beside it do the same for everybody. */
function RowGrip({ grip, isAlone }: { grip: Grip; isAlone: boolean }) {
  return (
    <span
      className={styles.grip}
      aria-hidden="true"
      title="Drag to another place"
      {...(isAlone ? {} : grip)}
    >
      <GripVertical />
    </span>
  );
}

type WeightProps = Pick<CriterionRowProps, 'criterion' | 'share' | 'errors' | 'actions'> & {
  track: number;
  called: string;
};

function Weight({ criterion, track, share, errors, actions, called }: WeightProps) {
  const { row, weight: value } = criterion;
  const set = (next: number) => actions.edit((draft) => setCriterion(draft, row, { weight: next }));
  return (
    <div className={styles.weight}>
      <Slider
        label={`Weight of ${called}, by slider`}
        min={0}
        max={track}
        step={track / 100}
        value={value}
        onChange={(next) => set(Math.round(next * 10) / 10)}
        valueText={`${formatNumber(value, 2)}, ${share} per cent of all weights`}
      />
      <div className={styles.number}>
        <NumberField
          label={`Weight of ${called}`}
          labelHidden
          min={0}
          max={1000}
          value={value}
          onChange={(next) => set(next ?? 0)}
          error={errors.weight}
        />
      </div>
      <span className={styles.share}>{share} %</span>
    </div>
  );
}

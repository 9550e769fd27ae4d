import { ArrowDown, ArrowUp, ChevronDown, Trash2 } from 'lucide-react';
import { formatNumber } from '#client/lib/format.ts';
import { IconButton } from '#client/ui/icon-button.tsx';
import { NumberField } from '#client/ui/number-field.tsx';
import { Slider } from '#client/ui/slider.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import styles from './criteria-editor.module.css';
import { CriterionDetails } from './criterion-details.tsx';
import { type DraftCriterion, nameCriterion, setCriterion } from './model-draft.ts';
import { directionWords, scaleText } from './model-words.ts';
import type { ModelEditor } from './use-model-editor.ts';

interface CriterionRowProps {
  editor: ModelEditor;
  criterion: DraftCriterion;
  index: number;
  isLast: boolean;
  /** Absent where a formula says what counts how much. */
  weight: WeightFrame | null;
  isOpen: boolean;
  onToggle: () => void;
  onMove: (by: -1 | 1) => void;
  /** Absent for the only one there is. */
  onRemove: (() => void) | undefined;
}

/** What all weights sum to, and how far their sliders reach. */
type WeightFrame = { total: number; track: number };

/** One criterion: its name and weight at hand, the rest one press away. */
export function CriterionRow(props: CriterionRowProps) {
  const { editor, criterion, index, isLast, weight, isOpen, onToggle, onMove, onRemove } = props;
  const { row, name, question, key } = criterion;
  const called = name || `criterion ${index + 1}`;
  return (
    <li className={styles.row} data-row={row} data-open={isOpen || undefined}>
      <div className={styles.line}>
        <div className={styles.moves} data-moves>
          <IconButton
            size="small"
            label={`Move ${called} up`}
            icon={<ArrowUp aria-hidden="true" />}
            isDisabled={index === 0}
            onPress={() => onMove(-1)}
          />
          <IconButton
            size="small"
            label={`Move ${called} down`}
            icon={<ArrowDown aria-hidden="true" />}
            isDisabled={isLast}
            onPress={() => onMove(1)}
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
              editor.edit((draft) => nameCriterion(draft, row, target.value))
            }
            error={editor.errorOf(`criteria.${index}.name`)}
          />
        </div>
        {weight && <Weight {...props} weight={weight} called={called} />}
        <div className={styles.tools}>
          <IconButton
            size="small"
            label={isOpen ? `Close ${called}` : `Edit ${called}: question, scale, sentences`}
            icon={<ChevronDown aria-hidden="true" />}
            aria-expanded={isOpen}
            onPress={onToggle}
          />
          <IconButton
            size="small"
            label={`Take ${called} out`}
            icon={<Trash2 aria-hidden="true" />}
            isDisabled={!onRemove}
            onPress={() => onRemove?.()}
          />
        </div>
      </div>
      {isOpen ? (
        <CriterionDetails editor={editor} criterion={criterion} index={index} />
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
}

type WeightProps = Pick<CriterionRowProps, 'editor' | 'criterion' | 'index'> & {
  weight: WeightFrame;
  called: string;
};

function Weight({ editor, criterion, index, weight, called }: WeightProps) {
  const { row, weight: value } = criterion;
  const share = weight.total > 0 ? (100 * value) / weight.total : 0;
  const set = (next: number) => editor.edit((draft) => setCriterion(draft, row, { weight: next }));
  return (
    <div className={styles.weight}>
      <Slider
        label={`Weight of ${called}, by slider`}
        min={0}
        max={weight.track}
        step={weight.track / 100}
        value={value}
        onChange={(next) => set(Math.round(next * 10) / 10)}
        valueText={`${formatNumber(value, 2)}, ${formatNumber(share, 0)} per cent of all weights`}
      />
      <div className={styles.number}>
        <NumberField
          label={`Weight of ${called}`}
          labelHidden
          min={0}
          max={1000}
          value={value}
          onChange={(next) => set(next ?? 0)}
          error={editor.errorOf(`criteria.${index}.weight`)}
        />
      </div>
      <span className={styles.share}>{formatNumber(share, 0)} %</span>
    </div>
  );
}

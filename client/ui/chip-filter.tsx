import { X } from 'lucide-react';
import styles from './chip-filter.module.css';

interface Chip<Value extends string> {
  value: Value;
  label: string;
  count?: number;
}

interface ChipFilterProps<Value extends string> {
  /** Names the group: "Filter by priority". */
  label: string;
  chips: readonly Chip<Value>[];
  selected: readonly Value[];
  onChange: (selected: Value[]) => void;
}

/** Toggles that narrow a list; several may be on. Meant for state kept in the URL. */
export function ChipFilter<Value extends string>({
  label,
  chips,
  selected,
  onChange,
}: ChipFilterProps<Value>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex row in every browser
    <div role="group" aria-label={label} className={styles.group}>
      {chips.map(({ value, label: text, count }) => {
        const isOn = selected.includes(value);
        return (
          <button
            type="button"
            key={value}
            className={styles.chip}
            aria-pressed={isOn}
            onClick={() =>
              onChange(isOn ? selected.filter((other) => other !== value) : [...selected, value])
            }
          >
            {text}
            {count !== undefined && <span className={styles.count}>{count}</span>}
            {isOn && <X aria-hidden="true" />}
          </button>
        );
      })}
    </div>
  );
}

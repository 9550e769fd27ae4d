import { useId, useState } from 'react';
import { Checkbox } from './checkbox.tsx';
import choiceStyles from './choice.module.css';
import fieldStyles from './field.module.css';
import type { FieldProps } from './field.tsx';
import { FieldError } from './field-error.tsx';
import type { Option } from './option-item.tsx';
import styles from './pick-many.module.css';
import { SearchField } from './search-field.tsx';

interface PickManyProps extends FieldProps {
  options: readonly Option[];
  value: readonly string[];
  onChange: (value: string[]) => void;
  /** What stands here while there is nothing to choose from. */
  nothing: string;
  isDisabled?: boolean;
}

const SEARCHED_ABOVE = 8;

/** Any of many: boxes to tick, narrowed by typing once they no longer fit. Controlled. */
export function PickMany(props: PickManyProps) {
  const { label, hint, error, optional, options, value, onChange, nothing } = props;
  const id = useId();
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const shown = options.filter((option) => option.label.toLowerCase().includes(wanted));
  const toggle = (option: string, isOn: boolean) =>
    onChange(isOn ? [...value, option] : value.filter((one) => one !== option));
  return (
    <fieldset
      disabled={props.isDisabled}
      className={choiceStyles.group}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend className={fieldStyles.label}>
        {label}
        {optional && <span className={fieldStyles.optional}>optional</span>}
        {value.length > 0 && <span className={fieldStyles.optional}>{value.length} chosen</span>}
      </legend>
      {options.length > SEARCHED_ABOVE && (
        <SearchField
          label={`Find in ${label}`}
          placeholder="Find…"
          value={text}
          onChange={setText}
        />
      )}
      <div className={styles.options} data-scrolls={options.length > SEARCHED_ABOVE || undefined}>
        {options.length === 0 && <p className={fieldStyles.hint}>{nothing}</p>}
        {options.length > 0 && shown.length === 0 && (
          <p className={fieldStyles.hint}>Nothing matches.</p>
        )}
        {shown.map((option) => (
          <Checkbox
            key={option.value}
            label={option.label}
            description={option.description}
            checked={value.includes(option.value)}
            onChange={(event) => toggle(option.value, event.target.checked)}
          />
        ))}
      </div>
      {hint && <p className={fieldStyles.hint}>{hint}</p>}
      <FieldError id={`${id}-error`} message={error} />
    </fieldset>
  );
}

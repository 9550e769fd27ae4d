import { useId } from 'react';
import styles from './choice.module.css';
import fieldStyles from './field.module.css';
import type { FieldProps } from './field.tsx';
import { FieldError } from './field-error.tsx';
import type { Option } from './option-item.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

interface RadioGroupProps<Value extends string> extends FieldProps {
  options: readonly Option<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  onBlur?: () => void;
  name?: string;
  isDisabled?: boolean;
}

/** One of a few, all in view, each with an optional sentence. Controlled. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const {
    label,
    labelHidden,
    hint,
    error,
    optional,
    options,
    value,
    onChange,
    onBlur,
    isDisabled,
  } = props;
  const id = useId();
  return (
    <fieldset
      className={styles.group}
      disabled={isDisabled}
      aria-describedby={error ? `${id}-error` : undefined}
      onBlur={onBlur}
    >
      <legend className={labelHidden ? undefined : fieldStyles.label}>
        {labelHidden ? <VisuallyHidden>{label}</VisuallyHidden> : label}
        {optional && !labelHidden && <span className={fieldStyles.optional}>optional</span>}
      </legend>
      {options.map((option) => (
        <div className={styles.choice} key={option.value}>
          <input
            id={`${id}-${option.value}`}
            type="radio"
            name={props.name ?? id}
            className={styles.box}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <label htmlFor={`${id}-${option.value}`} className={styles.text}>
            {option.label}
            {option.description && <span className={styles.description}>{option.description}</span>}
          </label>
        </div>
      ))}
      {hint && <p className={fieldStyles.hint}>{hint}</p>}
      <FieldError id={`${id}-error`} message={error} />
    </fieldset>
  );
}

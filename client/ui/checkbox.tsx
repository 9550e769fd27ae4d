import { type ComponentPropsWithRef, type ReactNode, useId } from 'react';
import styles from './choice.module.css';
import { FieldError } from './field-error.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

type InputProps = Omit<ComponentPropsWithRef<'input'>, 'className' | 'style' | 'id' | 'type'>;

interface CheckboxProps extends InputProps {
  label: ReactNode;
  /** Keeps the label for screen readers only (a row's selection box). */
  labelHidden?: boolean;
  description?: ReactNode;
  error?: string | undefined;
  isIndeterminate?: boolean;
}

/** Yes or no. A native input: works with `register`. */
export function Checkbox({
  label,
  labelHidden,
  description,
  error,
  isIndeterminate,
  ref,
  ...input
}: CheckboxProps) {
  const id = useId();
  return (
    <div>
      <div className={styles.choice}>
        <input
          {...input}
          id={id}
          type="checkbox"
          className={styles.box}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          ref={(element) => {
            if (element) element.indeterminate = isIndeterminate ?? false;
            if (typeof ref === 'function') return ref(element);
            if (ref) ref.current = element;
          }}
        />
        <label htmlFor={id} className={labelHidden ? undefined : styles.text}>
          {labelHidden ? <VisuallyHidden>{label}</VisuallyHidden> : label}
          {description && <span className={styles.description}>{description}</span>}
        </label>
      </div>
      <FieldError id={`${id}-error`} message={error} />
    </div>
  );
}

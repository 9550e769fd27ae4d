import { type ReactNode, useId } from 'react';
import styles from './field.module.css';
import { FieldError } from './field-error.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

/** What every field takes, whatever its control. `error` is a sentence, from the form's rules or from the server. */
export interface FieldProps {
  label: string;
  /** Keeps the label for screen readers only, where the place already says it. */
  labelHidden?: boolean | undefined;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean | undefined;
}

/** Takes a field's props apart: what its frame shows, and what is left for its control. */
export function framed<Props extends FieldProps>(props: Props) {
  const { label, labelHidden, hint, error, optional, ...control } = props;
  return { frame: { label, labelHidden, hint, error, optional }, control };
}

interface ControlAttributes {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

interface FieldFrameProps extends FieldProps {
  children: (control: ControlAttributes) => ReactNode;
}

/** Label above, control, then hint and error, wired together for assistive technology. */
export function FieldFrame({
  label,
  labelHidden,
  hint,
  error,
  optional,
  children,
}: FieldFrameProps) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  const describedBy = [hintId, errorId].filter(Boolean).join(' ') || undefined;
  const text = (
    <>
      {label}
      {optional && <span className={styles.optional}>optional</span>}
    </>
  );
  return (
    <div className={styles.field}>
      <label className={labelHidden ? styles.unseen : styles.label} htmlFor={id}>
        {labelHidden ? <VisuallyHidden>{text}</VisuallyHidden> : text}
      </label>
      {children({ id, 'aria-describedby': describedBy, 'aria-invalid': error ? true : undefined })}
      {hint && (
        <p className={styles.hint} id={hintId}>
          {hint}
        </p>
      )}
      <FieldError id={errorId ?? ''} message={error} />
    </div>
  );
}

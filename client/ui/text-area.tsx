import type { ComponentPropsWithRef } from 'react';
import { classNames } from './class-names.ts';
import styles from './field.module.css';
import { FieldFrame, type FieldProps } from './field.tsx';

type AreaProps = Omit<ComponentPropsWithRef<'textarea'>, 'className' | 'style' | 'id'>;

/** Several lines; grows with what is written (`field-sizing: content`), never below `rows`. */
export function TextArea({
  label,
  labelHidden,
  hint,
  error,
  optional,
  rows = 3,
  ...area
}: FieldProps & AreaProps) {
  return (
    <FieldFrame
      label={label}
      labelHidden={labelHidden}
      hint={hint}
      error={error}
      optional={optional}
    >
      {(control) => (
        <textarea
          {...area}
          {...control}
          rows={rows}
          className={classNames(styles.control, styles.area)}
          style={{ minHeight: `calc(${rows} * 1.5em + 1rem)` }}
        />
      )}
    </FieldFrame>
  );
}

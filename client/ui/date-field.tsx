import type { ComponentPropsWithRef } from 'react';
import { FIRST_DAY, LAST_DAY } from '#shared/time.ts';
import { classNames } from './class-names.ts';
import styles from './field.module.css';
import { FieldFrame, type FieldProps } from './field.tsx';

type InputProps = Omit<ComponentPropsWithRef<'input'>, 'className' | 'style' | 'id' | 'type'>;

/** A calendar day as `YYYY-MM-DD`; the browser's own picker. */
export function DateField({
  label,
  labelHidden,
  hint,
  error,
  optional,
  ...input
}: FieldProps & InputProps) {
  return (
    <FieldFrame
      label={label}
      labelHidden={labelHidden}
      hint={hint}
      error={error}
      optional={optional}
    >
      {(control) => (
        <input
          min={FIRST_DAY}
          max={LAST_DAY}
          {...input}
          {...control}
          type="date"
          className={classNames(styles.control, styles.date)}
        />
      )}
    </FieldFrame>
  );
}

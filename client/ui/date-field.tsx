import type { ComponentPropsWithRef } from 'react';
import { FIRST_DAY, LAST_DAY } from '#shared/time.ts';
import { classNames } from './class-names.ts';
import styles from './field.module.css';
import { FieldFrame, type FieldProps, framed } from './field.tsx';

type InputProps = Omit<ComponentPropsWithRef<'input'>, 'className' | 'style' | 'id' | 'type'>;

/** A calendar day as `YYYY-MM-DD`; the browser's own picker. */
export function DateField(props: FieldProps & InputProps) {
  const { frame, control: input } = framed(props);
  return (
    <FieldFrame {...frame}>
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

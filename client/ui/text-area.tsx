import type { ComponentPropsWithRef } from 'react';
import { classNames } from './class-names.ts';
import styles from './field.module.css';
import { FieldFrame, type FieldProps, framed } from './field.tsx';

type AreaProps = Omit<ComponentPropsWithRef<'textarea'>, 'className' | 'style' | 'id'>;

/** Several lines; grows with what is written (`field-sizing: content`), never below `rows`. */
export function TextArea(props: FieldProps & AreaProps) {
  const {
    frame,
    control: { rows = 3, ...area },
  } = framed(props);
  return (
    <FieldFrame {...frame}>
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

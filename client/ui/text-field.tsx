import type { ComponentPropsWithRef, ReactNode } from 'react';
import styles from './field.module.css';
import { FieldFrame, type FieldProps, framed } from './field.tsx';

type InputProps = Omit<ComponentPropsWithRef<'input'>, 'className' | 'style' | 'id'>;

export interface TextFieldProps extends FieldProps, InputProps {
  /** A lighter unit at the end of the input: "weeks", "%". */
  unit?: string;
  icon?: ReactNode;
}

/** One line of text. A native input: `<TextField label="E-mail" {...register('email')} error={errors.email?.message} />`. */
export function TextField(props: TextFieldProps) {
  const {
    frame,
    control: { unit, icon, ...input },
  } = framed(props);
  return (
    <FieldFrame {...frame}>
      {(control) => (
        <span className={styles.affixed}>
          {icon && <span className={styles.leading}>{icon}</span>}
          <input type="text" {...input} {...control} className={styles.control} />
          {unit && <span className={styles.unit}>{unit}</span>}
        </span>
      )}
    </FieldFrame>
  );
}

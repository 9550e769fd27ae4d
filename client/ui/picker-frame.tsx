import type { ReactNode } from 'react';
import { Label, Text } from 'react-aria-components';
import styles from './field.module.css';
import type { FieldProps } from './field.tsx';
import { FieldError } from './field-error.tsx';
import type { Option } from './option-item.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

/** What choosing one of many takes, whether from a handful or by typing. */
export interface PickerProps<Value extends string> extends FieldProps {
  options: readonly Option<Value>[];
  value: Value | null;
  onBlur?: () => void;
  placeholder?: string;
  name?: string;
  isDisabled?: boolean;
}

/** The attributes React Aria's pickers share. */
export const pickerAttributes = <Value extends string>(props: PickerProps<Value>) => ({
  value: props.value,
  isInvalid: Boolean(props.error),
  isDisabled: props.isDisabled ?? false,
  ...(props.onBlur && { onBlur: props.onBlur }),
  ...(props.name !== undefined && { name: props.name }),
});

interface PickerFrameProps extends FieldProps {
  children: ReactNode;
}

/** Label, control, hint and error inside one of React Aria's fields, which wires them together itself. */
export function PickerFrame({
  label,
  labelHidden,
  hint,
  error,
  optional,
  children,
}: PickerFrameProps) {
  return (
    <>
      <Label className={labelHidden ? '' : styles.label}>
        {labelHidden ? <VisuallyHidden>{label}</VisuallyHidden> : label}
        {optional && !labelHidden && <span className={styles.optional}>optional</span>}
      </Label>
      {children}
      {hint && (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      )}
      <FieldError message={error} />
    </>
  );
}

import type { Ref } from 'react';
import { NumberField as AriaNumberField, Group, Input } from 'react-aria-components';
import styles from './field.module.css';
import { FieldFrame, type FieldProps, framed } from './field.tsx';

interface NumberFieldProps extends FieldProps {
  /** `null` while nothing is written. */
  value: number | null;
  onChange: (value: number | null) => void;
  onBlur?: () => void;
  min?: number;
  max?: number;
  step?: number;
  unit?: string;
  name?: string;
  isDisabled?: boolean;
  /** It is read and reached by keyboard, and cannot be changed. */
  isReadOnly?: boolean;
  /** Where the label alone would not say of what it is the number. */
  accessibleName?: string;
  ref?: Ref<HTMLInputElement>;
}

/** A number in the reader's own notation; arrows step it. Used through react-hook-form's Controller. */
export function NumberField(props: NumberFieldProps) {
  const { frame, control: number } = framed(props);
  const { value, onChange, onBlur, min, max, step, unit, name, ref, isDisabled = false } = number;
  const { isReadOnly = false } = number;
  return (
    <FieldFrame {...frame}>
      {({ id, ...control }) => (
        <AriaNumberField
          id={id}
          aria-label={number.accessibleName ?? frame.label}
          value={value ?? Number.NaN}
          onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
          {...(onBlur && { onBlur })}
          {...(min !== undefined && { minValue: min })}
          {...(max !== undefined && { maxValue: max })}
          {...(step !== undefined && { step })}
          {...(name !== undefined && { name })}
          isDisabled={isDisabled}
          isReadOnly={isReadOnly}
          isInvalid={Boolean(frame.error)}
          aria-describedby={control['aria-describedby'] ?? ''}
          formatOptions={{ maximumFractionDigits: 6 }}
        >
          <Group className={styles.affixed}>
            <Input ref={ref ?? null} className={styles.control} />
            {unit && <span className={styles.unit}>{unit}</span>}
          </Group>
        </AriaNumberField>
      )}
    </FieldFrame>
  );
}

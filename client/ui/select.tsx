import { ChevronsUpDown } from 'lucide-react';
import { Select as AriaSelect, Button, Label, ListBox, Popover, Text } from 'react-aria-components';
import fieldStyles from './field.module.css';
import type { FieldProps } from './field.tsx';
import { FieldError } from './field-error.tsx';
import { type Option, OptionItem } from './option-item.tsx';
import popoverStyles from './popover.module.css';
import styles from './select.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

interface SelectProps<Value extends string> extends FieldProps {
  options: readonly Option<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  onBlur?: () => void;
  placeholder?: string;
  name?: string;
  isDisabled?: boolean;
}

/** One of a handful. Controlled; with react-hook-form through Controller. */
export function Select<Value extends string>(props: SelectProps<Value>) {
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
    placeholder,
    name,
  } = props;
  return (
    <AriaSelect
      className={styles.root}
      value={value}
      onChange={(next) => next !== null && onChange(next as Value)}
      placeholder={placeholder ?? 'Choose…'}
      isInvalid={Boolean(error)}
      isDisabled={props.isDisabled ?? false}
      {...(onBlur && { onBlur })}
      {...(name !== undefined && { name })}
    >
      <Label className={labelHidden ? '' : fieldStyles.label}>
        {labelHidden ? <VisuallyHidden>{label}</VisuallyHidden> : label}
        {optional && !labelHidden && <span className={fieldStyles.optional}>optional</span>}
      </Label>
      <Button className={styles.trigger} data-invalid={error ? true : undefined}>
        <span className={styles.value} data-placeholder={value === null || undefined}>
          {options.find((option) => option.value === value)?.label ?? placeholder ?? 'Choose…'}
        </span>
        <ChevronsUpDown aria-hidden="true" />
      </Button>
      {hint && (
        <Text slot="description" className={fieldStyles.hint}>
          {hint}
        </Text>
      )}
      <FieldError message={error} />
      <Popover className={popoverStyles.popover} offset={4}>
        <ListBox
          className={popoverStyles.list}
          items={options.map((option) => ({ id: option.value, option }))}
        >
          {({ option }) => <OptionItem option={option} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

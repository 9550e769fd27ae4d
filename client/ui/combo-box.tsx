import { ChevronsUpDown } from 'lucide-react';
import {
  ComboBox as AriaComboBox,
  Button,
  Input,
  Label,
  ListBox,
  Popover,
  Text,
} from 'react-aria-components';
import fieldStyles from './field.module.css';
import type { FieldProps } from './field.tsx';
import { FieldError } from './field-error.tsx';
import iconStyles from './icon-button.module.css';
import { type Option, OptionItem } from './option-item.tsx';
import popoverStyles from './popover.module.css';
import styles from './select.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

interface ComboBoxProps<Value extends string> extends FieldProps {
  options: readonly Option<Value>[];
  value: Value | null;
  onChange: (value: Value | null) => void;
  onBlur?: () => void;
  placeholder?: string;
  /** What the list says when nothing matches. */
  nothing?: string;
  name?: string;
  isDisabled?: boolean;
}

/** One of many, found by typing. Controlled; emptying the text chooses nothing. */
export function ComboBox<Value extends string>(props: ComboBoxProps<Value>) {
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
    <AriaComboBox
      className={styles.root}
      value={value}
      onChange={(next) => onChange(next as Value | null)}
      defaultItems={options.map((option) => ({ id: option.value, option }))}
      menuTrigger="focus"
      allowsEmptyCollection
      isInvalid={Boolean(error)}
      isDisabled={props.isDisabled ?? false}
      {...(onBlur && { onBlur })}
      {...(name !== undefined && { name })}
    >
      <Label className={labelHidden ? '' : fieldStyles.label}>
        {labelHidden ? <VisuallyHidden>{label}</VisuallyHidden> : label}
        {optional && !labelHidden && <span className={fieldStyles.optional}>optional</span>}
      </Label>
      <span className={fieldStyles.affixed}>
        <Input className={fieldStyles.control} placeholder={placeholder ?? 'Type to find…'} />
        <span className={fieldStyles.trailing}>
          <Button className={iconStyles.button} data-size="small">
            <ChevronsUpDown aria-hidden="true" />
          </Button>
        </span>
      </span>
      {hint && (
        <Text slot="description" className={fieldStyles.hint}>
          {hint}
        </Text>
      )}
      <FieldError message={error} />
      <Popover className={popoverStyles.popover} offset={4}>
        <ListBox
          className={popoverStyles.list}
          renderEmptyState={() => (
            <p className={popoverStyles.nothing}>{props.nothing ?? 'Nothing matches.'}</p>
          )}
        >
          {(item: { id: string; option: Option<Value> }) => <OptionItem option={item.option} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}

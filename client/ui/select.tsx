import { ChevronsUpDown } from 'lucide-react';
import { Select as AriaSelect, Button, ListBox, Popover } from 'react-aria-components';
import { framed } from './field.tsx';
import { OptionItem } from './option-item.tsx';
import { PickerFrame, type PickerProps, pickerAttributes } from './picker-frame.tsx';
import popoverStyles from './popover.module.css';
import styles from './select.module.css';

interface SelectProps<Value extends string> extends PickerProps<Value> {
  onChange: (value: Value) => void;
}

/** One of a handful. Controlled; with react-hook-form through Controller. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { options, value, onChange, error, placeholder = 'Choose…' } = props;
  return (
    <AriaSelect
      {...pickerAttributes(props)}
      className={styles.root}
      onChange={(next) => next !== null && onChange(next as Value)}
      placeholder={placeholder}
    >
      <PickerFrame {...framed(props).frame}>
        <Button className={styles.trigger} data-invalid={error ? true : undefined}>
          <span className={styles.value} data-placeholder={value === null || undefined}>
            {options.find((option) => option.value === value)?.label ?? placeholder}
          </span>
          <ChevronsUpDown aria-hidden="true" />
        </Button>
      </PickerFrame>
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

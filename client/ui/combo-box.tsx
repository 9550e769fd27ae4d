import { ChevronsUpDown } from 'lucide-react';
import { ComboBox as AriaComboBox, Button, Input, ListBox, Popover } from 'react-aria-components';
import fieldStyles from './field.module.css';
import { framed } from './field.tsx';
import iconStyles from './icon-button.module.css';
import { type Option, OptionItem } from './option-item.tsx';
import { PickerFrame, type PickerProps, pickerAttributes } from './picker-frame.tsx';
import popoverStyles from './popover.module.css';
import styles from './select.module.css';

interface ComboBoxProps<Value extends string> extends PickerProps<Value> {
  onChange: (value: Value | null) => void;
  /** What the list says when nothing matches. */
  nothing?: string;
}

/** One of many, found by typing. Controlled; emptying the text chooses nothing. */
export function ComboBox<Value extends string>(props: ComboBoxProps<Value>) {
  const { options, onChange, placeholder = 'Type to find…', nothing = 'Nothing matches.' } = props;
  return (
    <AriaComboBox
      {...pickerAttributes(props)}
      className={styles.root}
      onChange={(next) => onChange(next as Value | null)}
      defaultItems={options.map((option) => ({ id: option.value, option }))}
      menuTrigger="focus"
      allowsEmptyCollection
    >
      <PickerFrame {...framed(props).frame}>
        <span className={fieldStyles.affixed}>
          <Input className={fieldStyles.control} placeholder={placeholder} />
          <span className={fieldStyles.trailing}>
            <Button className={iconStyles.button} data-size="small">
              <ChevronsUpDown aria-hidden="true" />
            </Button>
          </span>
        </span>
      </PickerFrame>
      <Popover className={popoverStyles.popover} offset={4}>
        <ListBox
          className={popoverStyles.list}
          renderEmptyState={() => <p className={popoverStyles.nothing}>{nothing}</p>}
        >
          {(item: { id: string; option: Option<Value> }) => <OptionItem option={item.option} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}

import { Check } from 'lucide-react';
import { ListBoxItem, Text } from 'react-aria-components';
import styles from './popover.module.css';

/** One thing that can be chosen in a Select or a ComboBox. */
export interface Option<Value extends string = string> {
  value: Value;
  label: string;
  description?: string | undefined;
}

/** An option drawn in the list: label, a sentence below it, a tick when chosen. */
export function OptionItem({ option }: { option: Option }) {
  return (
    <ListBoxItem id={option.value} textValue={option.label} className={styles.item}>
      {({ isSelected }) => (
        <>
          <span className={styles.text}>
            <Text slot="label">{option.label}</Text>
            {option.description && (
              <Text slot="description" className={styles.description}>
                {option.description}
              </Text>
            )}
          </span>
          {isSelected && <Check aria-hidden="true" className={styles.check} />}
        </>
      )}
    </ListBoxItem>
  );
}

import { Search, X } from 'lucide-react';
import type { ComponentPropsWithRef } from 'react';
import styles from './field.module.css';
import { FieldFrame } from './field.tsx';
import { IconButton } from './icon-button.tsx';

type InputProps = Omit<
  ComponentPropsWithRef<'input'>,
  'className' | 'style' | 'id' | 'type' | 'value' | 'onChange'
>;

interface SearchFieldProps extends InputProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** Narrows what is shown; Escape or the cross empties it. */
export function SearchField({
  label,
  value,
  onChange,
  placeholder = label,
  ...input
}: SearchFieldProps) {
  return (
    <FieldFrame label={label} labelHidden>
      {(control) => (
        <span className={styles.affixed}>
          <span className={styles.leading}>
            <Search aria-hidden="true" />
          </span>
          <input
            {...input}
            {...control}
            type="search"
            enterKeyHint="search"
            autoComplete="off"
            className={styles.control}
            placeholder={placeholder}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || value === '') return;
              event.stopPropagation();
              onChange('');
            }}
          />
          {value !== '' && (
            <span className={styles.trailing}>
              <IconButton
                size="small"
                label="Clear"
                icon={<X aria-hidden="true" />}
                onPress={() => onChange('')}
              />
            </span>
          )}
        </span>
      )}
    </FieldFrame>
  );
}

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from './button.tsx';
import styles from './copy-field.module.css';
import fieldStyles from './field.module.css';
import { FieldFrame } from './field.tsx';

/** Something to take along: shown whole, copied by one press. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const [isCopied, setCopied] = useState(false);
  async function copy() {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  }
  return (
    <FieldFrame label={label}>
      {(control) => (
        <span className={styles.row}>
          <input
            {...control}
            className={fieldStyles.control}
            value={value}
            readOnly
            onFocus={(event) => event.target.select()}
          />
          <Button
            icon={isCopied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
            onPress={copy}
          >
            {isCopied ? 'Copied' : 'Copy'}
          </Button>
        </span>
      )}
    </FieldFrame>
  );
}

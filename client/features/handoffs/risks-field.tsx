import { Plus, X } from 'lucide-react';
import { Button } from '#client/ui/button.tsx';
import { IconButton } from '#client/ui/icon-button.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import type { Risk } from '#shared/handoffs/brief.ts';
import styles from './rows-field.module.css';

interface RisksFieldProps {
  risks: readonly Risk[];
  onChange: (risks: Risk[]) => void;
}

/** If this happens, then we do that. */
export function RisksField({ risks, onChange }: RisksFieldProps) {
  const write = (at: number, change: Partial<Risk>) =>
    onChange(risks.map((risk, index) => (index === at ? { ...risk, ...change } : risk)));
  return (
    <fieldset className={styles.field}>
      <legend className={styles.legend}>Risks</legend>
      {risks.map((risk, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: risks have no identity but their place
        <div className={styles.pair} key={at} data-row>
          <TextField
            label={`If (risk ${at + 1})`}
            labelHidden
            placeholder="If…"
            value={risk.if}
            onChange={(event) => write(at, { if: event.target.value })}
          />
          <TextField
            label={`Then (risk ${at + 1})`}
            labelHidden
            placeholder="then…"
            value={risk.then}
            // biome-ignore lint/suspicious/noThenProperty: "if X then Y" is the contract's word
            onChange={(event) => write(at, { then: event.target.value })}
          />
          <IconButton
            label={`Remove risk ${at + 1}`}
            icon={<X aria-hidden="true" />}
            onPress={() => onChange(risks.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      <Button
        size="small"
        variant="quiet"
        icon={<Plus aria-hidden="true" />}
        // biome-ignore lint/suspicious/noThenProperty: "if X then Y" is the contract's word
        onPress={() => onChange([...risks, { if: '', then: '' }])}
      >
        Add a risk
      </Button>
    </fieldset>
  );
}

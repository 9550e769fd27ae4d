import { useEffect, useRef, useState } from 'react';
import { Button } from '#client/ui/button.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import type { SettleAssumption } from '#shared/handoffs/assumption.ts';
import styles from './assumption-list.module.css';

interface AssumptionSettlingProps {
  sentence: string;
  onSettle: (settled: Exclude<SettleAssumption, { state: 'OPEN' }>) => void;
  onCancel: () => void;
}

/** Somebody has looked: what shows it, and which way it went. Escape goes back. */
export function AssumptionSettling({ sentence, onSettle, onCancel }: AssumptionSettlingProps) {
  const [evidence, setEvidence] = useState('');
  const [isAsked, setAsked] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  function settle(state: 'CONFIRMED' | 'REFUTED') {
    if (evidence.trim() === '') {
      setAsked(true);
      field.current?.focus();
      return;
    }
    onSettle({ state, evidence: evidence.trim() });
  }
  return (
    <fieldset className={styles.settling} aria-label={`Settle “${sentence}”`}>
      <TextField
        ref={field}
        label="What shows it"
        placeholder="A figure, a test, who said so; a link"
        maxLength={5000}
        value={evidence}
        error={isAsked && evidence.trim() === '' ? 'Say what shows it.' : undefined}
        onChange={(event) => setEvidence(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          // Only this form closes, not the panel it stands in.
          event.stopPropagation();
          onCancel();
        }}
      />
      <div className={styles.verbs}>
        <Button size="small" onPress={() => settle('CONFIRMED')}>
          Confirm
        </Button>
        <Button size="small" onPress={() => settle('REFUTED')}>
          Refute
        </Button>
        <Button size="small" variant="quiet" onPress={onCancel}>
          Cancel
        </Button>
      </div>
    </fieldset>
  );
}

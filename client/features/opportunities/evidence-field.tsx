import { Plus, X } from 'lucide-react';
import { Button } from '#client/ui/button.tsx';
import { IconButton } from '#client/ui/icon-button.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import type { Evidence } from '#shared/opportunities/schema.ts';
import styles from './evidence-field.module.css';

interface EvidenceFieldProps {
  evidence: readonly Evidence[];
  onChange: (evidence: Evidence[]) => void;
  errorOf: (path: string) => string | undefined;
}

/** Links that support the hypothesis, each with its name. */
export function EvidenceField({ evidence, onChange, errorOf }: EvidenceFieldProps) {
  const write = (at: number, change: Partial<Evidence>) =>
    onChange(evidence.map((link, index) => (index === at ? { ...link, ...change } : link)));
  return (
    <fieldset className={styles.field}>
      <legend className={styles.legend}>Evidence</legend>
      {evidence.map(({ label, url }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: links have no identity but their place
        <div className={styles.link} key={at}>
          <TextField
            label={`Name of evidence ${at + 1}`}
            labelHidden
            placeholder="What it shows"
            value={label}
            onChange={(event) => write(at, { label: event.target.value })}
            error={errorOf(`evidence.${at}.label`)}
          />
          <TextField
            label={`Link of evidence ${at + 1}`}
            labelHidden
            type="url"
            placeholder="https://"
            value={url}
            onChange={(event) => write(at, { url: event.target.value })}
            error={errorOf(`evidence.${at}.url`)}
          />
          <IconButton
            label={`Remove evidence ${at + 1}`}
            icon={<X aria-hidden="true" />}
            onPress={() => onChange(evidence.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      <Button
        size="small"
        variant="quiet"
        icon={<Plus aria-hidden="true" />}
        onPress={() => onChange([...evidence, { label: '', url: '' }])}
      >
        Add evidence
      </Button>
    </fieldset>
  );
}

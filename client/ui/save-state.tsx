import { Check, CloudOff } from 'lucide-react';
import { Button } from './button.tsx';
import styles from './save-state.module.css';
import { Spinner } from './spinner.tsx';

export type Saving = 'saved' | 'unsaved' | 'saving' | 'failed';

interface SaveStateProps {
  state: Saving;
  onRetry?: () => void;
}

/** Whether what was written is kept; announced when it is, and when it cannot be. */
export function SaveState({ state, onRetry }: SaveStateProps) {
  return (
    <p className={styles.state} role="status" data-state={state}>
      {state === 'saved' && (
        <>
          <Check aria-hidden="true" /> Saved
        </>
      )}
      {(state === 'saving' || state === 'unsaved') && (
        <>
          <Spinner /> Saving…
        </>
      )}
      {state === 'failed' && (
        <>
          <CloudOff aria-hidden="true" /> Not saved yet. Your words are kept in this tab.
          {onRetry && (
            <Button size="small" onPress={onRetry}>
              Save now
            </Button>
          )}
        </>
      )}
    </p>
  );
}

import { X } from 'lucide-react';
import { Button } from '#client/ui/button.tsx';
import { IconButton } from '#client/ui/icon-button.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import { nameOfBriefField } from '#shared/handoffs/brief-fields.ts';
import type { Assumption } from '#shared/handoffs/schema.ts';
import type { AssumptionIntent } from './assumption-api.ts';
import { AssumptionBadge } from './assumption-badge.tsx';
import styles from './assumption-list.module.css';
import { AssumptionSettling } from './assumption-settling.tsx';

type Intent = Omit<AssumptionIntent, 'id' | 'version'>;

interface AssumptionRowProps {
  assumption: Assumption;
  nameOf: (id: string | null) => string;
  isFixed: boolean;
  isSettling: boolean;
  isPending: boolean;
  onSettling: (isOpen: boolean) => void;
  onIntend: (intent: Intent, said: string, back: Intent) => void;
  onProposeChange?: (() => void) | undefined;
}

/** One assumption: how it stands, who says so and by what. */
export function AssumptionRow(props: AssumptionRowProps) {
  const { assumption, nameOf, isFixed, isSettling, isPending, onSettling, onIntend } = props;
  const { sentence, field, state, evidence, settledAt, settledById } = assumption;
  const isOpen = state === 'OPEN';
  const opened = { intent: 'settle', body: { state: 'OPEN' } } as const;
  return (
    <li className={styles.row} data-state={state}>
      <div className={styles.line}>
        <AssumptionBadge state={state} />
        <p className={styles.sentence}>
          {sentence}
          {field && <span className={styles.quiet}> · {nameOfBriefField(field)}</span>}
        </p>
        {!isFixed && isOpen && !isSettling && (
          <span className={styles.verbs}>
            <Button size="small" variant="quiet" onPress={() => onSettling(true)}>
              Settle
            </Button>
            <IconButton
              size="small"
              label={`Remove “${sentence}”`}
              icon={<X aria-hidden="true" />}
              onPress={() =>
                onIntend({ intent: 'remove' }, 'Assumption removed.', { intent: 'put-back' })
              }
            />
          </span>
        )}
        {!isFixed && state !== 'OPEN' && (
          <span className={styles.verbs}>
            {state === 'REFUTED' && props.onProposeChange && (
              <Button size="small" onPress={props.onProposeChange}>
                Propose a change
              </Button>
            )}
            <Button
              size="small"
              variant="quiet"
              isPending={isPending}
              onPress={() =>
                onIntend(opened, 'It is open again.', {
                  intent: 'settle',
                  body: { state, evidence },
                })
              }
            >
              Open again
            </Button>
          </span>
        )}
      </div>
      {!isOpen && (
        <p className={styles.evidence}>
          {evidence}{' '}
          <span className={styles.quiet}>
            {nameOf(settledById)}, {settledAt && <RelativeTime at={settledAt} />}
          </span>
        </p>
      )}
      {isSettling && (
        <AssumptionSettling
          sentence={sentence}
          onCancel={() => onSettling(false)}
          onSettle={(settled) => {
            const said =
              settled.state === 'CONFIRMED' ? 'Assumption confirmed.' : 'Assumption refuted.';
            onIntend({ intent: 'settle', body: settled }, said, opened);
          }}
        />
      )}
    </li>
  );
}

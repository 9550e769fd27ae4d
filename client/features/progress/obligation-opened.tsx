import type { ReactNode } from 'react';
import { paths } from '#client/paths.ts';
import { Button } from '#client/ui/button.tsx';
import { Link } from '#client/ui/link.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import styles from './obligation-opened.module.css';

interface ObligationOpenedProps {
  slug: string;
  opportunityId: string;
  /** Who holds the ball and what for. */
  sentence: string;
  /** Who was faster; null while it is still owed. */
  gone: string | null;
  /** What else can be done there. */
  others: readonly { act: string; label: string }[];
  onBegin: (act: string) => void;
  onClose: () => void;
  children: ReactNode;
}

/** An obligation that is open in its row: how it stands, what else can be done, and the form. */
export function ObligationOpened(props: ObligationOpenedProps) {
  const { slug, opportunityId, sentence, gone, others, onBegin, onClose, children } = props;
  return (
    <>
      {gone && (
        <ProblemNote
          tone="neutral"
          title={gone}
          action={
            <Button size="small" onPress={onClose}>
              Close
            </Button>
          }
        >
          Nobody waits for you here any more. What you wrote is still there.
        </ProblemNote>
      )}
      <div className={styles.how}>
        <p className={styles.sentence}>{sentence}</p>
        {others.map(({ act, label }) => (
          <Button key={act} size="small" variant="quiet" onPress={() => onBegin(act)}>
            {label}
          </Button>
        ))}
        <Link to={paths.opportunity(slug, opportunityId)}>Open the card</Link>
      </div>
      {children}
    </>
  );
}

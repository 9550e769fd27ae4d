import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './problem-note.module.css';

interface ProblemNoteProps {
  /** What happened. */
  title: string;
  /** What was kept, and what to do. */
  children?: ReactNode;
  requestId?: string | undefined;
  /** A Button: "Try again", "Show what changed". */
  action?: ReactNode;
  tone?: 'late' | 'risk' | 'neutral';
}

/** An error in place: what happened, what was kept, what to do. Announced when it appears. */
export function ProblemNote({
  title,
  children,
  requestId,
  action,
  tone = 'late',
}: ProblemNoteProps) {
  const Icon = { late: CircleAlert, risk: TriangleAlert, neutral: Info }[tone];
  return (
    <div className={styles.note} data-tone={tone} role={tone === 'late' ? 'alert' : 'status'}>
      <Icon aria-hidden="true" />
      <div className={styles.text}>
        <p className={styles.title}>{title}</p>
        {children && <div className={styles.more}>{children}</div>}
        {(action || requestId) && (
          <div className={styles.foot}>
            {action}
            {requestId && <span className={styles.request}>Request {requestId}</span>}
          </div>
        )}
      </div>
    </div>
  );
}

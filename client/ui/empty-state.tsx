import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

interface EmptyStateProps {
  title: string;
  /** Teaches the next step: what comes here, and what to do so that it does. */
  children: ReactNode;
  icon?: ReactNode;
  /** The next step itself, as a Button or ButtonLink. */
  actions?: ReactNode;
  size?: 'small' | 'medium';
  align?: 'start' | 'center';
}

/** A place with nothing in it yet. */
export function EmptyState({
  title,
  children,
  icon,
  actions,
  size = 'medium',
  align = 'start',
}: EmptyStateProps) {
  return (
    <div className={styles.empty} data-size={size} data-align={align}>
      {icon && <span className={styles.mark}>{icon}</span>}
      <p className={styles.title}>{title}</p>
      <div className={styles.sentence}>{children}</div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}

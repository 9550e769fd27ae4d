import type { ReactNode } from 'react';
import { useDocumentTitle } from '#client/lib/use-document-title.ts';
import styles from './page-header.module.css';

interface PageHeaderProps {
  title: string;
  /** A light line beside it: "42 open, 3 decided this week". */
  summary?: ReactNode;
  actions?: ReactNode;
  /** A second row: search, chips, selects. */
  filters?: ReactNode;
}

/** The page's one h1, which also names the browser tab. */
export function PageHeader({ title, summary, actions, filters }: PageHeaderProps) {
  useDocumentTitle(title);
  return (
    <header className={styles.header}>
      <h1 className={styles.title}>{title}</h1>
      <div className={styles.summary}>{summary}</div>
      {actions && <div className={styles.actions}>{actions}</div>}
      {filters && <div className={styles.filters}>{filters}</div>}
    </header>
  );
}

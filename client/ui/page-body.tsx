import type { ReactNode } from 'react';
import styles from './page-body.module.css';

/** What stands under a PageHeader, with the page's gutter; `text` keeps lines readable. */
export function PageBody({
  width = 'full',
  children,
}: {
  width?: 'full' | 'text';
  children: ReactNode;
}) {
  return (
    <div className={styles.body} data-width={width}>
      {children}
    </div>
  );
}

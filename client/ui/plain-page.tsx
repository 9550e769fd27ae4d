import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useDocumentTitle } from '#client/lib/use-document-title.ts';
import { HandoffMark } from './handoff-mark.tsx';
import styles from './plain-page.module.css';

interface PlainPageProps {
  title: string;
  lead?: ReactNode;
  size?: 'narrow' | 'medium' | 'wide';
  children?: ReactNode;
}

/** A page outside any workspace: one column under the product's name. */
export function PlainPage({ title, lead, size = 'narrow', children }: PlainPageProps) {
  useDocumentTitle(title);
  return (
    <main className={styles.page}>
      <Link className={styles.brand} to="/">
        <HandoffMark size={20} />
        Baton
      </Link>
      <div className={styles.column} data-size={size}>
        <header>
          <h1 className={styles.title}>{title}</h1>
          {lead && <p className={styles.lead}>{lead}</p>}
        </header>
        {children}
      </div>
    </main>
  );
}

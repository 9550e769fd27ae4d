import { type ReactNode, useId } from 'react';
import styles from './section.module.css';

interface SectionProps {
  title: string;
  lead?: ReactNode;
  /** Small buttons at the end of the title's line. */
  actions?: ReactNode;
  level?: 2 | 3;
  children: ReactNode;
}

/** A titled part of a page or panel; hairlines come between neighbours. */
export function Section({ title, lead, actions, level = 2, children }: SectionProps) {
  const id = useId();
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <div className={styles.titles}>
          <Title id={id}>{title}</Title>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}

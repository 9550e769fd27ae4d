import { Fragment, type ReactNode } from 'react';
import styles from './definition-list.module.css';

interface DefinitionListProps {
  /** An absent value is drawn as a dash. */
  items: readonly { term: string; value: ReactNode }[];
  layout?: 'columns' | 'stacked';
}

/** Names and values of one thing. */
export function DefinitionList({ items, layout = 'columns' }: DefinitionListProps) {
  return (
    <dl className={styles.list} data-layout={layout}>
      {items.map(({ term, value }) => (
        <Fragment key={term}>
          <dt className={styles.term}>{term}</dt>
          <dd className={styles.value}>
            {value === null || value === undefined || value === '' ? (
              <span className={styles.absent}>–</span>
            ) : (
              value
            )}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

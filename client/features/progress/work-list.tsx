import type { ReactNode } from 'react';
import { useState } from 'react';
import { formatMoneyPerWeek } from '#client/lib/format.ts';
import { useNow } from '#client/lib/use-now.ts';
import { usePrinting } from '#client/lib/use-printing.ts';
import { paths } from '#client/paths.ts';
import { Button } from '#client/ui/button.tsx';
import { Link } from '#client/ui/link.tsx';
import type { Work } from '#shared/progress/schema.ts';
import { stageName } from '#shared/roadmap/stage.ts';
import type { Names } from './names.ts';
import styles from './sections.module.css';
import { formatWait } from './waits.ts';

interface WorkListProps<Row extends Work> {
  slug: string;
  label: string;
  rows: readonly Row[];
  names: Names;
  /** At the end of a row; the cost of delay when left out. */
  renderAmount?: (row: Row) => ReactNode;
}

const AT_FIRST = 6;

/** Opportunities behind a figure, the first few and then all of them. */
export function WorkList<Row extends Work>(props: WorkListProps<Row>) {
  const { slug, label, rows, names, renderAmount = costOf } = props;
  const now = useNow();
  const [isOpened, setOpened] = useState(false);
  const isWhole = usePrinting() || isOpened;
  if (rows.length === 0) return null;
  return (
    <>
      <ul className={styles.works} aria-label={label}>
        {(isWhole ? rows : rows.slice(0, AT_FIRST)).map((row) => (
          <li key={row.opportunityId} className={styles.work}>
            <Link
              className={styles.title}
              variant="plain"
              to={paths.opportunity(slug, row.opportunityId)}
            >
              {row.title}
            </Link>
            <span className={styles.where}>
              {stageName[row.stage]} for {formatWait(row.since, now)} ·{' '}
              {names.owner(row.ownerId) ?? 'no owner'}
            </span>
            <span className={styles.amount}>{renderAmount(row)}</span>
          </li>
        ))}
      </ul>
      {rows.length > AT_FIRST && (
        <p>
          <Button size="small" variant="quiet" onPress={() => setOpened(!isOpened)}>
            {isWhole ? `Show the first ${AT_FIRST}` : `Show all ${rows.length}`}
          </Button>
        </p>
      )}
    </>
  );
}

const costOf = ({ costOfDelay }: Work): ReactNode =>
  costOfDelay === null ? (
    <small>cost of delay unknown</small>
  ) : (
    <>
      {formatMoneyPerWeek(costOfDelay)}
      <small>cost of delay</small>
    </>
  );

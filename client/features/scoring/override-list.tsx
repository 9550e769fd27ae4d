import { memo } from 'react';
import { formatMoney } from '#client/lib/format.ts';
import { Link } from '#client/ui/link.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import type { Override } from '#shared/scoring/ranking.ts';
import styles from './override-list.module.css';

interface OverrideListProps {
  overrides: readonly Override[];
  currency?: string;
  titleOf: (id: string) => string;
  nameOfMember: (id: string | null) => string;
  hrefOf: (id: string) => string;
}

/** The price of one place against the score, in words. */
export function priceText(added: number): string {
  if (Math.abs(added) < 0.5) return 'no delay cost';
  return added > 0
    ? `${formatMoney(added)} delay cost added`
    : `${formatMoney(-added)} delay cost saved`;
}

export const overrideText = ({ reason, delayCostAdded }: Override, by: string): string =>
  `Ranked by hand in Decided by ${by}: “${reason}” (${priceText(delayCostAdded)})`;

/** Places in Decided that somebody chose against the score, with what each costs. */
export const OverrideList = memo(function OverrideList({
  overrides,
  titleOf,
  nameOfMember,
  hrefOf,
}: OverrideListProps) {
  const total = overrides.reduce((sum, { delayCostAdded }) => sum + delayCostAdded, 0);
  return (
    <>
      <ul className={styles.list}>
        {overrides.map((override) => (
          <li key={override.opportunityId} className={styles.override}>
            <Link variant="plain" to={hrefOf(override.opportunityId)} className={styles.title}>
              {titleOf(override.opportunityId)}
            </Link>
            <p className={styles.price} data-dear={override.delayCostAdded >= 0.5 || undefined}>
              {priceText(override.delayCostAdded)}
            </p>
            <p className={styles.reason}>
              “{override.reason}” {nameOfMember(override.rankedById)},{' '}
              <RelativeTime at={override.rankedAt} />
            </p>
          </li>
        ))}
      </ul>
      {overrides.length > 1 && <p className={styles.reason}>Together: {priceText(total)}</p>}
    </>
  );
});

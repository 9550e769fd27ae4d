import { formatNumber } from '#client/lib/format.ts';
import type { Progress } from '#shared/progress/schema.ts';
import styles from './holder-totals.module.css';
import { holderKey, holderName, type Names } from './names.ts';
import { formatCost } from './waits.ts';

interface Total {
  key: string;
  name: string;
  cards: number;
  late: number;
  waitingCost: number;
}

/** Totals of the seam by whoever holds the ball. */
export const holdersOf = (progress: Progress, names: Names): Total[] =>
  progress.holders.map(({ memberId, ownerId, ...totals }) => {
    const holder = { holderId: memberId, holderOwnerId: ownerId };
    return { key: holderKey(holder), name: holderName(names, holder), ...totals };
  });

/** Totals of the seam by the owner of the work. */
export const ownersOf = (progress: Progress, names: Names): Total[] =>
  progress.ownerTotals.map(({ ownerId, ...totals }) => {
    return { key: ownerId ?? 'none', name: names.owner(ownerId) ?? 'No owner', ...totals };
  });

interface HolderTotalsProps {
  label: string;
  totals: readonly Total[];
  currency: string;
  /** Whose rows are shown alone; null while all are. */
  chosen: string | null;
  onChoose: (key: string | null) => void;
}

/** Who has how many of the rows, how many of them late, and what they have cost; pressing one shows its rows alone. */
export function HolderTotals({ label, totals, currency, chosen, onChoose }: HolderTotalsProps) {
  return (
    <table className={styles.totals}>
      <thead>
        <tr>
          <th scope="col">{label}</th>
          <th scope="col">Cards</th>
          <th scope="col">Late</th>
          <th scope="col">Waiting cost</th>
        </tr>
      </thead>
      <tbody>
        {totals.map(({ key, name, cards, late, waitingCost }) => (
          <tr key={key} data-chosen={key === chosen || undefined}>
            <th scope="row">
              <button
                type="button"
                className={styles.name}
                aria-pressed={key === chosen}
                onClick={() => onChoose(key === chosen ? null : key)}
              >
                {name}
              </button>
            </th>
            <td>{formatNumber(cards, 0)}</td>
            <td data-late={late > 0 || undefined}>{late > 0 ? formatNumber(late, 0) : '–'}</td>
            <td>{waitingCost > 0 ? formatCost(waitingCost, currency) : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

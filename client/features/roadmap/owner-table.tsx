import { formatDay, formatNumber, plural } from '#client/lib/format.ts';
import { useNow } from '#client/lib/use-now.ts';
import { Avatar } from '#client/ui/avatar.tsx';
import { Badge } from '#client/ui/badge.tsx';
import { Figure } from '#client/ui/figure.tsx';
import { Link } from '#client/ui/link.tsx';
import {
  ColumnHeader,
  RowHeader,
  Table,
  TableCell,
  TableHead,
  TableRow,
} from '#client/ui/table.tsx';
import { changesAfter, peopleOn } from '#shared/roadmap/capacity.ts';
import type { Owner } from '#shared/roadmap/schema.ts';
import { dayOf } from '#shared/time.ts';
import styles from './owner-table.module.css';

interface OwnerTableProps {
  owners: readonly Owner[];
  openId: string | null;
  hrefOf: (owner: Owner) => string;
  nameOf: (memberId: string) => string;
}

/** Who does the work: how many people there are now and next, and how much of their work nobody decided on. */
export function OwnerTable({ owners, openId, hrefOf, nameOf }: OwnerTableProps) {
  return (
    <div className={styles.owners}>
      <Table label="Owners" isInset>
        <TableHead>
          <ColumnHeader>Owner</ColumnHeader>
          <ColumnHeader align="end">People per week</ColumnHeader>
          <ColumnHeader>Changes to come</ColumnHeader>
          <ColumnHeader align="end">In flight</ColumnHeader>
          <ColumnHeader>Unbacked</ColumnHeader>
        </TableHead>
        <tbody>
          {owners.map((owner) => (
            <OwnerRow
              key={owner.id}
              owner={owner}
              isOpen={owner.id === openId}
              href={hrefOf(owner)}
              nameOf={nameOf}
            />
          ))}
        </tbody>
      </Table>
    </div>
  );
}

interface OwnerRowProps {
  owner: Owner;
  isOpen: boolean;
  href: string;
  nameOf: (memberId: string) => string;
}

function OwnerRow({ owner, isOpen, href, nameOf }: OwnerRowProps) {
  const { name, kind, memberIds, capacity, inFlight, unbacked } = owner;
  const today = dayOf(useNow());
  const people = peopleOn(capacity, today);
  return (
    <TableRow isOpen={isOpen}>
      <RowHeader>
        <span className={styles.owner}>
          <Avatar name={name} size="large" shape={kind === 'TEAM' ? 'square' : 'round'} />
          <span className={styles.words}>
            <Link variant="plain" to={href}>
              {name}
            </Link>
            <span className={styles.members}>{membersAsText(owner, memberIds.map(nameOf))}</span>
            <span className={styles.brief}>
              {inFlight} in flight, {unbacked} unbacked
            </span>
          </span>
        </span>
      </RowHeader>
      <TableCell align="end">
        {people === null ? (
          <span className={styles.unknown}>unknown</span>
        ) : (
          <Figure value={people} digits={2} />
        )}
      </TableCell>
      <TableCell>
        <ChangesToCome changes={changesAfter(capacity, today)} from={people} />
      </TableCell>
      <TableCell align="end">
        <Figure value={inFlight} digits={0} />
      </TableCell>
      <TableCell>
        {unbacked > 0 ? (
          <Badge tone="risk">{`${unbacked} of ${inFlight}`}</Badge>
        ) : (
          <span className={styles.unknown}>none</span>
        )}
      </TableCell>
    </TableRow>
  );
}

function membersAsText({ kind, name }: Owner, names: string[]): string {
  const word = kind === 'TEAM' ? 'Team' : 'Person';
  if (names.length === 1 && names[0] === name) return word;
  if (names.length === 0) return `${word}, nobody can claim for it yet`;
  const [first, second, third, ...rest] = names;
  const shown = [first, second, third].filter(Boolean).join(', ');
  return rest.length > 0 ? `${shown} and ${plural(rest.length, 'other')}` : shown;
}

interface ChangesToComeProps {
  changes: Owner['capacity'];
  from: number | null;
}

/** The next change with its direction as a sign, and how many follow. */
function ChangesToCome({ changes, from }: ChangesToComeProps) {
  const [next, ...later] = changes;
  if (!next) return <span className={styles.unknown}>none</span>;
  const sign = next.peoplePerWeek < (from ?? 0) ? '↓' : '↑';
  return (
    <span className={styles.change}>
      <span aria-hidden="true">{sign}</span> {formatNumber(next.peoplePerWeek, 2)} from{' '}
      {formatDay(next.startsOn)}
      {later.length > 0 && <span className={styles.unknown}>, {later.length} more</span>}
    </span>
  );
}

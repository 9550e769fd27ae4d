import type { ReactNode } from 'react';
import { formatMoneyPerWeek, formatNumber } from '#client/lib/format.ts';
import { type Fillable, type Gain, gainOf } from '#shared/opportunities/merge.ts';
import type { Opportunity } from '#shared/opportunities/schema.ts';
import { stageName } from '#shared/roadmap/stage.ts';
import styles from './merge-compare.module.css';

/** Names of what an opportunity is linked to, by id. */
export type NameOf = (id: string | null) => string | undefined;

interface MergeCompareProps {
  gone: Opportunity;
  into: Opportunity;
  fill: boolean;
  nameOf: NameOf;
}

/** Two opportunities side by side: what goes on the left, what stays and what it gains on the right. */
export function MergeCompare({ gone, into, fill, nameOf }: MergeCompareProps) {
  const gain = gainOf(into, gone);
  return (
    <table className={styles.table} aria-label="What would be kept">
      <thead>
        <tr>
          <td />
          <th scope="col">This one goes</th>
          <th scope="col" className={styles.stays}>
            This one stays
          </th>
        </tr>
      </thead>
      <tbody>
        {rowsOf(gone, into, { gain, fill, nameOf }).map(({ name, left, right, gains }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td data-from="This one goes">{left || <None />}</td>
            <td data-from="This one stays" className={styles.stays}>
              {right || (!gains && <None />)}
              {gains && <ins className={styles.gain}>{gains}</ins>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const None = () => <span className={styles.none}>none</span>;

interface Row {
  name: string;
  left: ReactNode;
  right: ReactNode;
  /** What the survivor gains. */
  gains?: ReactNode;
}

function rowsOf(
  gone: Opportunity,
  into: Opportunity,
  { gain, fill, nameOf }: { gain: Gain; fill: boolean; nameOf: NameOf },
): Row[] {
  const filled = fill ? gain.fields : [];
  const says = sayingOf(nameOf);
  const field = (name: string, key: Fillable): Row => ({
    name,
    left: says(gone, key),
    right: says(into, key),
    gains: filled.includes(key) && says(gone, key),
  });
  return [
    { name: 'Title', left: gone.title, right: into.title },
    { name: 'Stage', left: stageName[gone.stage], right: stageName[into.stage] },
    field('Problem', 'problem'),
    field('For whom', 'forWhom'),
    field('Hypothesis', 'hypothesis'),
    field('Effort', 'effort'),
    field('Cost of delay', 'costOfDelay'),
    field('Priority', 'priorityId'),
    field('Owner', 'ownerId'),
    field('Metric', 'metricId'),
    {
      name: 'Evidence',
      left: gone.evidence.map(({ label }) => label).join(', '),
      right: into.evidence.map(({ label }) => label).join(', '),
      gains: gain.evidence.map(({ label }) => label).join(', '),
    },
    {
      name: 'Labels',
      left: gone.labels.join(', '),
      right: into.labels.join(', '),
      gains: gain.labels.join(', '),
    },
  ].filter(({ left, right }) => left || right);
}

const sayingOf = (nameOf: NameOf) => (opportunity: Opportunity, key: Fillable) => {
  const { effort, costOfDelay } = opportunity;
  switch (key) {
    case 'effort':
      return effort && `${formatNumber(effort.likely)} person-weeks`;
    case 'costOfDelay':
      return costOfDelay !== null && formatMoneyPerWeek(costOfDelay);
    case 'priorityId':
    case 'ownerId':
    case 'metricId':
      return nameOf(opportunity[key]);
    default:
      return opportunity[key];
  }
};

import type { ReactNode } from 'react';
import { formatDay, formatNumber } from '#client/lib/format.ts';
import { useNow } from '#client/lib/use-now.ts';
import { Badge } from '#client/ui/badge.tsx';
import { DefinitionList } from '#client/ui/definition-list.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import { Section } from '#client/ui/section.tsx';
import type { BriefMetric } from '#shared/handoffs/brief.ts';
import type { OriginalPromise } from '#shared/handoffs/change-chain.ts';
import type { RoadmapItem } from '#shared/roadmap/schema.ts';
import type { ItemAddress } from './item-api.ts';
import { ItemCriteria } from './item-criteria.tsx';
import { ItemOutcome } from './item-outcome.tsx';
import styles from './item-section.module.css';

interface ItemSectionProps {
  address: ItemAddress;
  item: RoadmapItem | null;
  metric: BriefMetric | null;
  /** What was first accepted for it, where that was another target or another day. */
  original: OriginalPromise | null;
  leadName: string;
  ownerName: string | undefined;
  nameOf: (id: string | null) => string;
  whyNotTick: string | null;
  isTicking: boolean;
  onTicking: () => void;
  form: ReactNode;
}

/** The accepted work: what was promised, what holds already, and whether the number moved. */
export function ItemSection(props: ItemSectionProps) {
  const { address, item, metric, original, leadName, ownerName, nameOf, form } = props;
  if (!item) {
    return (
      <EmptyState size="small" title="There is no work on the roadmap yet.">
        It begins when the sponsor has confirmed what the lead read back.
      </EmptyState>
    );
  }
  return (
    <div className={styles.section}>
      {item.unbacked && (
        <ProblemNote tone="risk" title="Unbacked work">
          Nobody decided it was worth doing and no brief was accepted. It uses capacity and promises
          no number, so it is counted and shown as such.
        </ProblemNote>
      )}
      {form}
      <DefinitionList
        items={[
          { term: 'Lead', value: item.leadId ? leadName : null },
          { term: 'Owner', value: ownerName },
          { term: 'Promised', value: item.startsOn && <Promised item={item} /> },
          { term: 'Started', value: item.startedAt && <RelativeTime at={item.startedAt} /> },
          { term: 'Delivered', value: item.deliveredAt && <RelativeTime at={item.deliveredAt} /> },
        ].filter(({ value }) => value)}
      />
      {item.acceptanceCriteria.length > 0 && (
        <Section title="Acceptance criteria" level={3}>
          <ItemCriteria
            address={address}
            item={item}
            nameOf={nameOf}
            whyNotTick={props.whyNotTick}
            isTicking={props.isTicking}
            onTicking={props.onTicking}
          />
        </Section>
      )}
      {metric && (
        <Section title="Outcome" level={3}>
          {item.outcomes.map((outcome) => (
            <ItemOutcome
              key={outcome.id}
              outcome={outcome}
              metric={metric}
              by={nameOf(outcome.provenById)}
            />
          ))}
          {item.outcomes.length === 0 && (
            <p className={styles.quiet}>
              Promised: {metric.name} at {targetOf(metric.target, metric.unit)}
              {metric.measureBy && `, measured on or after ${formatDay(metric.measureBy)}`} by{' '}
              {nameOf(metric.measurerId)}.
            </p>
          )}
          {original && (
            <p className={styles.original}>
              Originally promised: {targetOf(original.target, metric.unit)}
              {original.measureBy && ` by ${formatDay(original.measureBy)}`}.
            </p>
          )}
        </Section>
      )}
    </div>
  );
}

const targetOf = (target: number | null, unit: string): string =>
  target === null ? 'no target' : `${formatNumber(target, 2)} ${unit}`;

function Promised({ item }: { item: RoadmapItem }) {
  const today = useNow().toISOString().slice(0, 10);
  const { startsOn, finishEarliest, finishLatest, state } = item;
  const isStartLate = state === 'QUEUED' && startsOn !== null && startsOn < today;
  const isFinishLate =
    (state === 'QUEUED' || state === 'BUILDING') && finishLatest !== null && finishLatest < today;
  return (
    <span className={styles.promised}>
      {startsOn && `Start ${formatDay(startsOn)}`}
      {finishEarliest &&
        finishLatest &&
        `, finish ${formatDay(finishEarliest)} to ${formatDay(finishLatest)}`}
      {isFinishLate && <Badge tone="late">Past its dates</Badge>}
      {isStartLate && !isFinishLate && <Badge tone="risk">Not started in time</Badge>}
    </span>
  );
}

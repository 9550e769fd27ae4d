import { formatDay, formatNumber } from '#client/lib/format.ts';
import { Badge, type Tone } from '#client/ui/badge.tsx';
import { DefinitionList } from '#client/ui/definition-list.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Markdown } from '#client/ui/markdown.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import type { Decision, DecisionKind } from '#shared/opportunities/decision.ts';
import styles from './decision-section.module.css';
import { missingDecision, nameIn, type Situation } from './situation.ts';

const kinds = {
  PURSUE: { label: 'Pursue', tone: 'cool' },
  PARK: { label: 'Park', tone: 'neutral' },
  REJECT: { label: 'Reject', tone: 'neutral' },
} as const satisfies Record<DecisionKind, { label: string; tone: Tone }>;

/** The decisions on record, newest first; none of them ever changes. */
export function DecisionSection({ situation }: { situation: Situation }) {
  const { page, members } = situation;
  const missing = missingDecision(page);
  if (page.decisions.length === 0) {
    return (
      <EmptyState size="small" title="Not decided yet.">
        {missing.length > 0
          ? missing.map(({ sentence }) => sentence).join(' ')
          : 'It is rated: an advisor can pursue, park or reject it.'}
      </EmptyState>
    );
  }
  return (
    <ol className={styles.records}>
      {page.decisions.map((decision) => (
        <DecisionRecord
          key={decision.id}
          decision={decision}
          by={nameIn(members, decision.decidedById)}
        />
      ))}
    </ol>
  );
}

interface DecisionRecordProps {
  decision: Decision;
  by: string;
}

function DecisionRecord({ decision, by }: DecisionRecordProps) {
  const { kind, reason, beat, dissent, reopenWhen, reviewDate, score, rank, decidedAt, stands } =
    decision;
  return (
    <li className={styles.record}>
      <p className={styles.head}>
        <Badge tone={kinds[kind].tone}>{kinds[kind].label}</Badge>
        <span>
          {by}, <RelativeTime at={decidedAt} />
        </span>
        {!stands && <span className={styles.quiet}>reopened since</span>}
        <span className={styles.frozen}>
          {score === null ? 'no score' : `score ${formatNumber(score)}`}
          {rank !== null && `, rank ${rank}`} <span className={styles.quiet}>frozen</span>
        </span>
      </p>
      <div className={styles.reason}>
        <Markdown text={reason} />
      </div>
      <DefinitionList
        items={[
          { term: 'Beat', value: beat },
          { term: 'Dissent', value: dissent },
          { term: 'Look at it again on', value: reviewDate && formatDay(reviewDate) },
          { term: 'Reopen when', value: reopenWhen },
        ].filter(({ value }) => value)}
      />
    </li>
  );
}

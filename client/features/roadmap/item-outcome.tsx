import { formatNumber } from '#client/lib/format.ts';
import { Badge, type Tone } from '#client/ui/badge.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import type { BriefMetric } from '#shared/handoffs/brief.ts';
import type { Outcome, Verdict } from '#shared/roadmap/schema.ts';
import styles from './item-outcome.module.css';

interface ItemOutcomeProps {
  outcome: Outcome;
  metric: BriefMetric;
  by: string;
}

const verdicts = {
  ACHIEVED: { label: 'Achieved', tone: 'good' },
  MISSED: { label: 'Missed', tone: 'late' },
  INCONCLUSIVE: { label: 'Inconclusive', tone: 'neutral' },
} as const satisfies Record<Verdict, { label: string; tone: Tone }>;

/** Predicted beside actual, and what that means. */
export function ItemOutcome({ outcome, metric, by }: ItemOutcomeProps) {
  const { verdict, predicted, actual, source, note, provenAt } = outcome;
  return (
    <div className={styles.outcome}>
      <dl className={styles.figures}>
        <Figure term="Predicted" value={predicted} unit={metric.unit} />
        <Figure term="Actual" value={actual} unit={metric.unit} />
        <div className={styles.verdict}>
          <dt>
            <VisuallyHidden>Verdict</VisuallyHidden>
          </dt>
          <dd>
            <Badge tone={verdicts[verdict].tone}>{verdicts[verdict].label}</Badge>
          </dd>
        </div>
      </dl>
      {note && <p>{note}</p>}
      <p className={styles.quiet}>
        {metric.name}, {source}. {by}, <RelativeTime at={provenAt} />
      </p>
    </div>
  );
}

function Figure({ term, value, unit }: { term: string; value: number; unit: string }) {
  return (
    <div>
      <dt className={styles.quiet}>{term}</dt>
      <dd className={styles.value}>
        {formatNumber(value, 2)} <span className={styles.unit}>{unit}</span>
      </dd>
    </div>
  );
}

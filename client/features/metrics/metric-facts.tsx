import type { ReactNode } from 'react';
import { formatDay, formatNumber } from '#client/lib/format.ts';
import { useNow } from '#client/lib/use-now.ts';
import { classNames } from '#client/ui/class-names.ts';
import type { Metric } from '#shared/metrics/schema.ts';
import { currentReading } from '#shared/metrics/standing.ts';
import { expectedOn } from '#shared/metrics/trajectory.ts';
import { dayOf } from '#shared/time.ts';
import styles from './metric-facts.module.css';

interface MetricFactsProps {
  metric: Metric;
  measurer: string | null;
  priorities: ReactNode[];
}

/** The figures of a metric side by side: where it stands, where it should, where it came from, where it goes. */
export function MetricFacts({ metric, measurer, priorities }: MetricFactsProps) {
  const { unit, baseline, baselineDate, baselineSource, target, measureBy } = metric;
  const today = dayOf(useNow());
  const reading = currentReading(metric);
  const lines = (...parts: (string | false | null)[]) => parts.filter(Boolean).join(', ');
  return (
    <dl className={styles.facts}>
      <Fact
        term="Now"
        value={reading?.value}
        unit={unit}
        note={reading && formatDay(reading.takenOn)}
      />
      <Fact
        term="Expected today"
        value={expectedOn(metric, today)}
        unit={unit}
        note="on the way to the target"
      />
      <Fact
        term="Baseline"
        value={baseline}
        unit={unit}
        note={lines(baselineDate && formatDay(baselineDate), baselineSource)}
      />
      <Fact
        term="Target"
        value={target}
        unit={unit}
        note={lines(measureBy && `by ${formatDay(measureBy)}`, originally(metric))}
      />
      <div className={styles.fact}>
        <dt>Measurer</dt>
        <dd className={styles.text}>{measurer ?? 'Nobody yet'}</dd>
      </div>
      <div className={classNames(styles.fact, styles.wide)}>
        <dt>Serves</dt>
        <dd className={styles.text}>
          {priorities.length > 0 ? <Listed>{priorities}</Listed> : 'No priority yet'}
        </dd>
      </div>
    </dl>
  );
}

const Listed = ({ children }: { children: ReactNode[] }) => (
  <span className={styles.listed}>{children}</span>
);

/** What was promised first, where target or day have moved since. */
function originally({
  target,
  measureBy,
  originalTarget,
  originalMeasureBy,
}: Metric): string | null {
  const parts = [
    originalTarget !== null && originalTarget !== target && formatNumber(originalTarget, 2),
    originalMeasureBy !== null &&
      originalMeasureBy !== measureBy &&
      `by ${formatDay(originalMeasureBy)}`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? `originally ${parts.join(' ')}` : null;
}

interface FactProps {
  term: string;
  value: number | null | undefined;
  unit: string;
  note: ReactNode;
}

function Fact({ term, value, unit, note }: FactProps) {
  const isKnown = value !== null && value !== undefined;
  return (
    <div className={styles.fact}>
      <dt>{term}</dt>
      <dd>
        <span className={styles.figure}>{isKnown ? formatNumber(value, 2) : '–'}</span>
        {isKnown && <span className={styles.unit}> {unit}</span>}
        {isKnown && note && <span className={styles.note}>{note}</span>}
      </dd>
    </div>
  );
}

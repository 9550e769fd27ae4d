import type { ReactNode } from 'react';
import { plural } from '#client/lib/format.ts';
import { Button } from '#client/ui/button.tsx';
import { Section } from '#client/ui/section.tsx';
import type { MetricFigure, Progress } from '#shared/progress/schema.ts';
import { isOffCourse } from './attention.ts';
import { HowCounted } from './how-counted.tsx';
import { MetricSmall } from './metric-small.tsx';
import { MetricsTable } from './metrics-table.tsx';
import styles from './numbers.module.css';

interface NumbersSectionProps {
  slug: string;
  progress: Progress;
  asTable: boolean;
  onAsTable: (asTable: boolean) => void;
  /** Only the metrics off course. */
  onlyOff: boolean;
  onShowAll: () => void;
  /** How a metric stands, as a word with a shape. */
  renderStanding: (metric: MetricFigure) => ReactNode;
}

const figures = [
  {
    name: 'Expected now',
    is: 'On the straight line from the baseline’s day to the measure-by date: baseline + share of the time gone × (target − baseline).',
  },
  {
    name: 'Standing',
    is: 'The latest reading against what was expected on its own day. Missed: not at the target on the measure-by date. Without a reading for 45 days nobody knows.',
  },
  {
    name: 'Original target',
    is: 'What was promised first; it stays on the chart when the target moves.',
  },
];

/** By the first priority they serve, those that lost their course first in each. */
function inPriorityOrder({ priorities, metrics }: Progress): MetricFigure[] {
  const ranks = new Map(priorities.map(({ id }, rank) => [id, rank]));
  const rank = ({ priorityIds }: MetricFigure) =>
    Math.min(priorities.length, ...priorityIds.map((id) => ranks.get(id) ?? priorities.length));
  return metrics.toSorted(
    (a, b) => rank(a) - rank(b) || Number(isOffCourse(b)) - Number(isOffCourse(a)),
  );
}

/** Each priority's metrics against their way to the target. */
export function NumbersSection(props: NumbersSectionProps) {
  const { slug, progress, asTable, onAsTable, onlyOff, onShowAll, renderStanding } = props;
  const { priorities, metrics, asOf } = progress;
  const nameOf = new Map(priorities.map(({ id, name }) => [id, name]));
  const unmeasured = priorities.filter(({ id }) => {
    return !metrics.some(({ priorityIds }) => priorityIds.includes(id));
  });
  const shown = inPriorityOrder(progress).filter((metric) => !onlyOff || isOffCourse(metric));
  return (
    <Section
      title="Numbers"
      lead={leadOf(metrics)}
      actions={
        metrics.length > 0 && (
          <>
            {onlyOff && (
              <Button size="small" variant="quiet" onPress={onShowAll}>
                Show all {metrics.length}
              </Button>
            )}
            <Button size="small" variant="quiet" onPress={() => onAsTable(!asTable)}>
              {asTable ? 'Show as charts' : 'Show as table'}
            </Button>
          </>
        )
      }
    >
      {asTable && <MetricsTable slug={slug} metrics={shown} renderStanding={renderStanding} />}
      {!asTable && (
        <div className={styles.multiples}>
          {shown.map((metric) => (
            <MetricSmall
              key={metric.id}
              slug={slug}
              metric={metric}
              serves={metric.priorityIds.map((id) => nameOf.get(id)).join(', ')}
              standing={renderStanding(metric)}
            />
          ))}
        </div>
      )}
      {unmeasured.length > 0 && (
        <p className={styles.unmeasured}>
          No metric says whether {unmeasured.map(({ name }) => `“${name}”`).join(', ')} moves.
        </p>
      )}
      <HowCounted figures={figures} asOf={asOf} />
    </Section>
  );
}

function leadOf(metrics: readonly MetricFigure[]): string {
  if (metrics.length === 0) return 'No metric is kept yet.';
  const off = metrics.filter(isOffCourse).length;
  const count = plural(metrics.length, 'metric');
  return off === 0 ? `${count}, none off course.` : `${count}, ${off} off course.`;
}

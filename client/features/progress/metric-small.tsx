import { memo, type ReactNode, useRef } from 'react';
import { formatDay, formatNumber } from '#client/lib/format.ts';
import { useWidth } from '#client/lib/use-width.ts';
import { paths } from '#client/paths.ts';
import { Link } from '#client/ui/link.tsx';
import { TrajectoryPlot } from '#client/ui/trajectory-plot.tsx';
import { pointsOf } from '#shared/metrics/standing.ts';
import type { MetricFigure } from '#shared/progress/schema.ts';
import styles from './numbers.module.css';

interface MetricSmallProps {
  slug: string;
  metric: MetricFigure;
  /** The priorities it serves, by name. */
  serves: string;
  standing: ReactNode;
}

/** One small chart of many: the latest value beside what was expected, and the way to the target. */
export function MetricSmall({ slug, metric, serves, standing }: MetricSmallProps) {
  const { id, name, unit, latest, expected, target, measureBy } = metric;
  return (
    <figure className={styles.small}>
      <p className={styles.serves}>{serves || 'Serves no priority'}</p>
      <figcaption className={styles.caption}>
        <Link className={styles.name} variant="plain" to={paths.metric(slug, id)}>
          {name}
        </Link>
        {standing}
      </figcaption>
      <p className={styles.now}>
        <span className={styles.latest}>{latest === null ? '–' : formatNumber(latest, 2)}</span>
        <span className={styles.unit}>{unit}</span>
        <span className={styles.expected}>
          {expected !== null && `expected now ${formatNumber(expected, 1)}`}
          {target !== null && measureBy !== null && (
            <>
              {' '}
              · target {formatNumber(target, 2)} by {formatDay(measureBy)}
            </>
          )}
        </span>
      </p>
      <Plot metric={metric} />
    </figure>
  );
}

/** Drawn again only when the metric has changed, not at every press elsewhere on the page. */
const Plot = memo(function Plot({ metric }: { metric: MetricFigure }) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const { name, unit, baseline, baselineDate, target, measureBy } = metric;
  const { originalTarget, originalMeasureBy } = metric;
  if (baseline === null || baselineDate === null || target === null || measureBy === null) {
    return <p className={styles.none}>No way to draw: its promise is not complete.</p>;
  }
  const hasMoved = originalTarget !== null && originalTarget !== target;
  return (
    <div ref={frame}>
      {width > 0 && (
        <TrajectoryPlot
          label={name}
          unit={unit}
          width={width}
          height={150}
          baseline={{ value: baseline, at: baselineDate }}
          target={{ value: target, at: measureBy }}
          originalTarget={
            hasMoved ? { value: originalTarget, at: originalMeasureBy ?? measureBy } : undefined
          }
          readings={pointsOf(metric).map(({ day, value }) => ({ at: day, value }))}
        />
      )}
    </div>
  );
});

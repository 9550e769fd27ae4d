import { ComboBox } from '#client/ui/combo-box.tsx';
import { Link } from '#client/ui/link.tsx';
import type { BriefMetric } from '#shared/handoffs/brief.ts';
import type { Metric } from '#shared/metrics/schema.ts';
import styles from './brief-metric-field.module.css';
import { MetricPromise } from './metric-promise.tsx';

interface BriefMetricFieldProps {
  metrics: readonly Metric[];
  value: string | null;
  onChange: (metricId: string | null) => void;
  members: readonly { id: string; name: string }[];
  metricHref: (id: string) => string;
}

/** Which number proves it, with what that number still lacks and where to mend it. */
export function BriefMetricField({
  metrics,
  value,
  onChange,
  members,
  metricHref,
}: BriefMetricFieldProps) {
  const metric = metrics.find(({ id }) => id === value);
  const lacks = metric ? lackingOf(metric) : [];
  return (
    <div className={styles.field}>
      <ComboBox
        label="Success metric"
        options={metrics.map(({ id, name, unit }) => ({
          value: id,
          label: name,
          description: unit,
        }))}
        value={value}
        onChange={onChange}
        nothing="No metric by that name. Add it under Metrics."
      />
      {metric && <MetricPromise metric={metric} members={members} />}
      {metric && lacks.length > 0 && (
        <p className={styles.lacks}>
          It lacks {lacks.join(', ')}. <Link to={metricHref(metric.id)}>Complete the metric</Link>
        </p>
      )}
    </div>
  );
}

function lackingOf(metric: BriefMetric): string[] {
  const lacks: [boolean, string][] = [
    [metric.baseline === null, 'a baseline'],
    [metric.baselineDate === null, 'the baseline’s date'],
    [metric.baselineSource.trim() === '', 'the baseline’s source'],
    [metric.target === null, 'a target'],
    [metric.measureBy === null, 'a measure-by date'],
    [metric.measurerId === null, 'somebody who measures it'],
  ];
  return lacks.filter(([isLacking]) => isLacking).map(([, name]) => name);
}

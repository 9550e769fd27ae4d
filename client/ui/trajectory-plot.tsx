import { AxisBottom, AxisLeft } from '@visx/axis';
import { scaleLinear, scaleUtc } from '@visx/scale';
import { LinePath } from '@visx/shape';
import { formatDay, formatNumber } from '#client/lib/format.ts';
import type { Point, Trajectory } from './trajectory.ts';
import styles from './trajectory-chart.module.css';

interface TrajectoryPlotProps extends Trajectory {
  label: string;
  width: number;
  height: number;
}

const margin = { top: 16, right: 56, bottom: 24, left: 40 };
const tickLabel = { className: styles.tick, fill: '', fontFamily: '', fontSize: 11 };

/** The drawing itself, at a known width. */
export function TrajectoryPlot(props: TrajectoryPlotProps) {
  const { label, width, height, baseline, target, originalTarget, readings, unit } = props;
  const points = [baseline, target, ...(originalTarget ? [originalTarget] : []), ...readings];
  const x = scaleUtc({
    domain: extent(points.map(moment)),
    range: [margin.left, width - margin.right],
  });
  const y = scaleLinear({
    domain: extent(points.map((point) => point.value)),
    range: [height - margin.bottom, margin.top],
    nice: 4,
  });
  const place = (point: Point) => ({ x: x(moment(point)), y: y(point.value) });
  const last = readings.at(-1);
  return (
    <svg
      className={styles.svg}
      width={width}
      height={height}
      role="img"
      aria-label={describe(props)}
    >
      {y.ticks(4).map((tick) => (
        <line
          className={styles.grid}
          key={tick}
          x1={margin.left}
          x2={width - margin.right}
          y1={y(tick)}
          y2={y(tick)}
        />
      ))}
      <AxisLeft
        scale={y}
        left={margin.left}
        numTicks={4}
        hideAxisLine
        hideTicks
        tickFormat={(value) => formatNumber(Number(value), 2)}
        tickLabelProps={{ ...tickLabel, textAnchor: 'end', dx: -4, dy: 4 }}
      />
      <AxisBottom
        scale={x}
        top={height - margin.bottom}
        numTicks={Math.max(2, Math.floor(width / 120))}
        hideAxisLine
        hideTicks
        tickFormat={(value) => dayLabel(value as Date)}
        tickLabelProps={{ ...tickLabel, textAnchor: 'middle' }}
      />
      <LinePath
        className={styles.trajectory}
        data={[baseline, target].map(place)}
        x={(p) => p.x}
        y={(p) => p.y}
      />
      {originalTarget && (
        <TargetLine className={styles.original} at={y(originalTarget.value)} width={width} />
      )}
      <TargetLine className={styles.target} at={y(target.value)} width={width} />
      <text className={styles.mark} x={width - margin.right + 6} y={y(target.value) + 4}>
        {formatNumber(target.value, 2)}
      </text>
      {originalTarget && Math.abs(y(originalTarget.value) - y(target.value)) > 12 && (
        <text className={styles.mark} x={width - margin.right + 6} y={y(originalTarget.value) + 4}>
          {formatNumber(originalTarget.value, 2)}
        </text>
      )}
      <LinePath
        className={styles.readings}
        data={readings.map(place)}
        x={(p) => p.x}
        y={(p) => p.y}
      />
      {readings.map((reading) => (
        <circle
          className={reading === last ? styles.last : styles.dot}
          key={`${reading.at} ${reading.value}`}
          cx={place(reading).x}
          cy={place(reading).y}
          r={reading === last ? 5 : 3}
        >
          <title>{`${formatDay(reading.at)}: ${formatNumber(reading.value, 2)} ${unit ?? ''}`}</title>
        </circle>
      ))}
      {last && (
        <text className={styles.value} x={place(last).x + 8} y={place(last).y - 8}>
          {formatNumber(last.value, 2)}
          <title>{label}</title>
        </text>
      )}
    </svg>
  );
}

function TargetLine({
  className,
  at,
  width,
}: {
  className: string | undefined;
  at: number;
  width: number;
}) {
  return <line className={className} x1={margin.left} x2={width - margin.right} y1={at} y2={at} />;
}

function moment(point: Point): Date {
  return new Date(`${point.at}T00:00:00Z`);
}

function extent<Value extends number | Date>(values: Value[]): [Value, Value] {
  const sorted = [...values].sort((a, b) => Number(a) - Number(b));
  return [sorted[0] as Value, sorted.at(-1) as Value];
}

/** Months carry no day, January its year. */
function dayLabel(day: Date): string {
  const isFirst = day.getUTCDate() === 1;
  const rest = isFirst
    ? day.getUTCMonth() === 0
      ? { year: 'numeric' as const }
      : {}
    : { day: 'numeric' as const };
  return day.toLocaleDateString(undefined, { month: 'short', ...rest, timeZone: 'UTC' });
}

function describe({ label, baseline, target, readings, unit = '' }: TrajectoryPlotProps): string {
  const last = readings.at(-1);
  const now = last
    ? `last reading ${formatNumber(last.value, 2)} ${unit} on ${formatDay(last.at)}`
    : 'no reading yet';
  const from = `from ${formatNumber(baseline.value, 2)} to a target of ${formatNumber(target.value, 2)} ${unit}`;
  return `${label}: ${from} by ${formatDay(target.at)}; ${now}.`;
}

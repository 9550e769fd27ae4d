import { scaleLinear } from '@visx/scale';
import { LinePath } from '@visx/shape';
import styles from './sparkline.module.css';

interface SparklineProps {
  values: readonly number[];
  /** "Response time, last 12 readings, from 8 to 5 hours". */
  label: string;
  width?: number;
  height?: number;
}

/** The shape of a number's recent past, with its last value dotted. */
export function Sparkline({ values, label, width = 72, height = 20 }: SparklineProps) {
  if (values.length < 2) return null;
  const x = scaleLinear({ domain: [0, values.length - 1], range: [2, width - 3] });
  const y = scaleLinear({
    domain: [Math.min(...values), Math.max(...values)],
    range: [height - 3, 3],
  });
  return (
    <svg width={width} height={height} role="img" aria-label={label}>
      <LinePath
        className={styles.line}
        data={[...values]}
        x={(_, index) => x(index)}
        y={(value) => y(value)}
      />
      <circle className={styles.last} cx={x(values.length - 1)} cy={y(values.at(-1) ?? 0)} r="2" />
    </svg>
  );
}

import styles from './range-strip.module.css';

interface RangeStripProps {
  low: number;
  likely: number;
  high: number;
  min: number;
  max: number;
  /** Where the raters' mean lies. */
  mean: number;
}

/** A range and its likely value on the scale, with the mean as a hairline; the figures stand beside it. */
export function RangeStrip({ low, likely, high, min, max, mean }: RangeStripProps) {
  const at = (value: number) => `${4 + 92 * ((value - min) / (max - min))}%`;
  return (
    <svg className={styles.strip} height="14" aria-hidden="true">
      <line className={styles.scale} x1="4%" x2="96%" y1="7" y2="7" />
      <line className={styles.mean} x1={at(mean)} x2={at(mean)} y1="0" y2="14" />
      <line className={styles.range} x1={at(low)} x2={at(high)} y1="7" y2="7" />
      <circle className={styles.likely} cx={at(likely)} cy="7" r="4" />
    </svg>
  );
}

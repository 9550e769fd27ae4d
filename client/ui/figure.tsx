import { formatNumber } from '#client/lib/format.ts';
import styles from './figure.module.css';

interface FigureProps {
  value: number | null | undefined;
  unit?: string | undefined;
  /** Digits after the point, at most. */
  digits?: number;
  size?: 'text' | 'large';
}

/** A figure with its unit lighter; a dash while there is none. Put it in a cell aligned at the end. */
export function Figure({ value, unit, digits = 1, size = 'text' }: FigureProps) {
  if (value === null || value === undefined) return <span className={styles.number}>–</span>;
  return (
    <span className={styles.number} data-size={size}>
      {formatNumber(value, digits)}
      {unit && (
        <span className={styles.unit} data-tight={unit === '%' || undefined}>
          {unit}
        </span>
      )}
    </span>
  );
}

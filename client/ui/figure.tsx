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
      {/* A real space, so that it is also heard and copied as two words. */}
      {unit && unit !== '%' && ' '}
      {unit && <span className={styles.unit}>{unit}</span>}
    </span>
  );
}

import styles from './meter.module.css';

interface MeterProps {
  label: string;
  value: number;
  max: number;
  labelHidden?: boolean;
}

/** How much of a countable whole is there: six segments of which four are filled. */
export function Meter({ label, value, max, labelHidden }: MeterProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <meter> cannot be drawn in segments
    <div
      className={styles.meter}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={`${value} of ${max}`}
      data-complete={value >= max || undefined}
    >
      {!labelHidden && (
        <div className={styles.line}>
          <span>{label}</span>
          <span>
            {value} of {max}
          </span>
        </div>
      )}
      <div className={styles.track}>
        {Array.from({ length: max }, (_, place) => place).map((place) => (
          <span key={place} className={styles.part} data-filled={place < value || undefined} />
        ))}
      </div>
    </div>
  );
}

interface ShareBarProps {
  label: string;
  /** Between 0 and 1. */
  share: number;
  tone?: 'neutral' | 'cool' | 'warm' | 'accent' | 'good' | 'late';
}

/** A share of a whole as a thin bar; the figure stands beside it. Also the progress of something long. */
export function ShareBar({ label, share, tone = 'neutral' }: ShareBarProps) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div
      className={styles.track}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <div className={styles.share}>
        <div className={styles.bar} data-tone={tone} style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}

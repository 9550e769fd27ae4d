import { type ComponentPropsWithRef, useId } from 'react';
import styles from './slider.module.css';

interface SliderProps
  extends Omit<ComponentPropsWithRef<'input'>, 'className' | 'type' | 'onChange' | 'id'> {
  /** Its accessible name; what it says on screen stands beside it. */
  label: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
  /** What a value means in words, for screen readers. */
  valueText?: string;
  /** Fills from the start of the track, or from its middle for a choice between two sides. */
  from?: 'start' | 'middle';
}

/** A number by dragging or arrow keys. A native range input. */
export function Slider({
  label,
  value,
  min,
  max,
  onChange,
  valueText,
  from = 'start',
  ...rest
}: SliderProps) {
  const id = useId();
  const at = (100 * (Math.min(max, Math.max(min, value)) - min)) / (max - min);
  const [start, end] = from === 'start' ? [0, at] : [Math.min(50, at), Math.max(50, at)];
  return (
    <input
      {...rest}
      id={id}
      type="range"
      className={styles.slider}
      style={{ '--start': `${start}%`, '--end': `${end}%` } as React.CSSProperties}
      aria-label={label}
      aria-valuetext={valueText}
      min={min}
      max={max}
      value={value}
      onChange={(event) => onChange(event.target.valueAsNumber)}
    />
  );
}

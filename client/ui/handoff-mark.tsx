import { useId } from 'react';
import styles from './handoff-mark.module.css';

interface HandoffMarkProps {
  /** Where the baton is: still left of the line, on it, or handed over. */
  position?: 'before' | 'on' | 'after';
  /** In px. */
  size?: number;
  /** Said by screen readers; without it the mark is decoration. */
  label?: string;
}

const shift = { before: -3, on: 0, after: 3 } as const;

function baton(position: keyof typeof shift) {
  const middle = 8 + shift[position];
  return {
    x: middle - 7,
    y: 6.6,
    width: 14,
    height: 2.8,
    rx: 1.4,
    transform: `rotate(-24 ${middle} 8)`,
  };
}

/** The product's signature: a baton crossing the handoff line, cool on the left of it and warm on the right. */
export function HandoffMark({ position = 'on', size = 16, label }: HandoffMarkProps) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label where it means something, hidden where it does not
    <svg
      className={styles.mark}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <clipPath id={`${id}l`}>
        <rect x="0" y="0" width="7.1" height="16" />
      </clipPath>
      <clipPath id={`${id}r`}>
        <rect x="8.9" y="0" width="7.1" height="16" />
      </clipPath>
      <g clipPath={`url(#${id}l)`}>
        <rect className={styles.cool} {...baton(position)} />
      </g>
      <g clipPath={`url(#${id}r)`}>
        <rect className={styles.warm} {...baton(position)} />
      </g>
      <line
        className={styles.line}
        x1="8"
        x2="8"
        y1="1"
        y2="15"
        strokeWidth="1.2"
        strokeLinecap="round"
      />
    </svg>
  );
}

import { CircleCheck, Clock, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './badge.module.css';

export type Tone = 'neutral' | 'outline' | 'cool' | 'warm' | 'accent' | 'late' | 'risk' | 'good';

/** State tones bring their own shape, so that colour never speaks alone. */
const toneIcons: Partial<Record<Tone, ReactNode>> = {
  late: <Clock aria-hidden="true" />,
  risk: <TriangleAlert aria-hidden="true" />,
  good: <CircleCheck aria-hidden="true" />,
};

interface BadgeProps {
  tone?: Tone;
  /** Replaces the tone's own shape; `null` removes it. */
  icon?: ReactNode;
  children: ReactNode;
}

/** A word about a thing's state. */
export function Badge({ tone = 'neutral', icon = toneIcons[tone], children }: BadgeProps) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {icon}
      <span className={styles.text}>{children}</span>
    </span>
  );
}

import {
  ArrowDownRight,
  CircleCheck,
  CircleDashed,
  CircleX,
  Clock,
  MoveRight,
  PencilLine,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { formatDay } from '#client/lib/format.ts';
import { useNow } from '#client/lib/use-now.ts';
import { Badge, type Tone } from '#client/ui/badge.tsx';
import type { Metric } from '#shared/metrics/schema.ts';
import { currentReading, type Standing, standingOf } from '#shared/metrics/standing.ts';
import { dayOf } from '#shared/time.ts';

type Sign = { tone: Tone; icon: ReactNode; word: string };

const signs: Record<Standing, Sign> = {
  reached: { tone: 'good', icon: <CircleCheck aria-hidden="true" />, word: 'Reached' },
  on_course: { tone: 'good', icon: <MoveRight aria-hidden="true" />, word: 'On course' },
  behind: { tone: 'risk', icon: <ArrowDownRight aria-hidden="true" />, word: 'Behind' },
  missed: { tone: 'late', icon: <CircleX aria-hidden="true" />, word: 'Missed' },
  silent: { tone: 'late', icon: <Clock aria-hidden="true" />, word: 'No reading since' },
  unread: { tone: 'outline', icon: <CircleDashed aria-hidden="true" />, word: 'No reading yet' },
  unpromised: { tone: 'outline', icon: <PencilLine aria-hidden="true" />, word: 'No target yet' },
};

/** What a metric lacks before it can have a course, in one word or two. */
function lacking(metric: Metric): string {
  if (metric.target === null) return 'No target yet';
  if (metric.baseline === null) return 'No baseline yet';
  return metric.baselineDate === null ? 'Baseline without a day' : 'No date yet';
}

export function wordOf(metric: Metric, standing: Standing): string {
  if (standing === 'unpromised') return lacking(metric);
  const reading = currentReading(metric);
  return standing === 'silent' && reading
    ? `No reading since ${formatDay(reading.takenOn)}`
    : signs[standing].word;
}

/** How a metric stands, as a word with a shape. */
export function StandingBadge({ metric }: { metric: Metric }) {
  const standing = standingOf(metric, dayOf(useNow()));
  const { tone, icon } = signs[standing];
  return (
    <Badge tone={tone} icon={icon}>
      {wordOf(metric, standing)}
    </Badge>
  );
}

const urgency: Standing[] = [
  'missed',
  'behind',
  'silent',
  'unread',
  'unpromised',
  'on_course',
  'reached',
];

/** What needs attention first, then by name. */
export function byAttention(metrics: readonly Metric[], now: Date): Metric[] {
  const rank = (metric: Metric) => urgency.indexOf(standingOf(metric, dayOf(now)));
  return metrics.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

import { Link } from '#client/ui/link.tsx';
import type { Metric } from '#shared/metrics/schema.ts';
import styles from './metric-chip.module.css';
import { StandingBadge } from './standing-badge.tsx';

/** A metric where another thing mentions it: its name, and how it stands. */
export function MetricChip({ metric, href }: { metric: Metric; href: string }) {
  return (
    <span className={styles.chip}>
      <Link variant="plain" to={href}>
        {metric.name}
      </Link>
      <StandingBadge metric={metric} />
    </span>
  );
}

import { memo } from 'react';
import { formatMoneyPerWeek, formatNumber, plural } from '#client/lib/format.ts';
import { paths } from '#client/paths.ts';
import { Link } from '#client/ui/link.tsx';
import { ShareBar } from '#client/ui/meter.tsx';
import { Section } from '#client/ui/section.tsx';
import type { Progress } from '#shared/progress/schema.ts';
import { HowCounted } from './how-counted.tsx';
import { namesIn } from './names.ts';
import styles from './sections.module.css';
import { WorkList } from './work-list.tsx';

const figures = [
  {
    name: 'Decided, no lead',
    is: 'Opportunities in Decided, Offered or In review whose brief no lead has accepted. The most costly delay comes first.',
  },
  {
    name: 'Unbacked work',
    is: 'Items in Queued or Building that rest on no decision ÷ all items in Queued or Building. Counted by items.',
  },
];

interface OrphansSectionProps {
  slug: string;
  progress: Progress;
  /** Whether this member may record unbacked work. */
  mayRecord: boolean;
}

/** Strategy nobody builds, and building nobody decided. */
export const OrphansSection = memo(function OrphansSection({
  slug,
  progress,
  mayRecord,
}: OrphansSectionProps) {
  return (
    <Section title="Both orphans" lead="Decisions without a lead, and work without a decision.">
      <div className={styles.pair}>
        <Unaccepted slug={slug} progress={progress} />
        <Unbacked slug={slug} progress={progress} mayRecord={mayRecord} />
      </div>
      <HowCounted figures={figures} asOf={progress.asOf} />
    </Section>
  );
});

function Unaccepted({ slug, progress }: { slug: string; progress: Progress }) {
  const { unaccepted } = progress;
  const delay = unaccepted.reduce((sum, { costOfDelay }) => sum + (costOfDelay ?? 0), 0);
  return (
    <div className={styles.part}>
      <h3>Decided, no lead has accepted</h3>
      <p className={styles.head}>
        <span className={styles.count}>{formatNumber(unaccepted.length, 0)}</span>
        <span className={styles.of}>
          {unaccepted.length === 0
            ? 'Every decision to pursue has found its lead.'
            : delay > 0 && `delaying ${formatMoneyPerWeek(delay)}`}
        </span>
      </p>
      <WorkList
        slug={slug}
        label="Decided, no lead has accepted"
        rows={unaccepted}
        names={namesIn(progress)}
      />
    </div>
  );
}

function Unbacked({ slug, progress, mayRecord }: OrphansSectionProps) {
  const { items, inFlight, share, delivered, backed } = progress.unbacked;
  const names = namesIn(progress);
  return (
    <div className={styles.part}>
      <h3>Unbacked work in flight</h3>
      <p className={styles.head}>
        <span className={styles.count}>
          {share === null ? '–' : `${formatNumber(share * 100, 0)} %`}
        </span>
        <span className={styles.of}>
          {share === null
            ? 'Nothing is in flight.'
            : `${items.length} of ${plural(inFlight, 'item')} in flight`}
        </span>
        {mayRecord && (
          <Link className={styles.record} to={`${paths.section(slug, 'opportunities')}?record`}>
            Record unbacked work
          </Link>
        )}
      </p>
      {share !== null && <ShareBar label="Unbacked share" share={share} tone="warm" />}
      <WorkList slug={slug} label="Unbacked work in flight" rows={items} names={names} />
      {backed.length > 0 && (
        <details className={styles.rest}>
          <summary>{plural(backed.length, 'item')} in flight with a decision</summary>
          <WorkList slug={slug} label="In flight with a decision" rows={backed} names={names} />
        </details>
      )}
      {delivered.length > 0 && (
        <details className={styles.rest}>
          <summary>{plural(delivered.length, 'unbacked item')} delivered elsewhere</summary>
          <WorkList slug={slug} label="Delivered elsewhere" rows={delivered} names={names} />
        </details>
      )}
    </div>
  );
}

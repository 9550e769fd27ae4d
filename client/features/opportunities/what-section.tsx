import { Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatMoneyPerWeek, formatNumber } from '#client/lib/format.ts';
import { Badge } from '#client/ui/badge.tsx';
import { Button } from '#client/ui/button.tsx';
import { DefinitionList } from '#client/ui/definition-list.tsx';
import { ExternalLink } from '#client/ui/link.tsx';
import { Markdown } from '#client/ui/markdown.tsx';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import type { Opportunity } from '#shared/opportunities/schema.ts';
import styles from './what-section.module.css';

interface WhatSectionProps {
  opportunity: Opportunity;
  /** Why this member may not change it; null when they may. */
  whyNotEdit: string | null;
  onEdit: () => void;
}

/** What it is, for whom and why, as it is read. */
export function WhatSection({ opportunity, whyNotEdit, onEdit }: WhatSectionProps) {
  const { problem, forWhom, hypothesis, evidence, effort, costOfDelay, labels, source } =
    opportunity;
  return (
    <div className={styles.what}>
      <Part title="Problem" missing="Nobody has described the problem yet.">
        {problem && <Markdown text={problem} />}
      </Part>
      <Part title="For whom" missing="Nobody has said for whom yet.">
        {forWhom}
      </Part>
      <Part
        title="Hypothesis"
        missing="No hypothesis yet: what would change, and why do we think so?"
      >
        {hypothesis && <Markdown text={hypothesis} />}
      </Part>
      <Part title="Evidence" missing="No evidence linked yet.">
        {evidence.length > 0 && (
          <ul className={styles.evidence}>
            {evidence.map(({ label, url }) => (
              <li key={`${label} ${url}`}>
                <ExternalLink href={url}>{label}</ExternalLink>
              </li>
            ))}
          </ul>
        )}
      </Part>
      <DefinitionList
        items={[
          { term: 'Effort', value: effort && <EffortRange {...effort} /> },
          { term: 'Cost of delay', value: costOfDelay !== null && formatMoneyPerWeek(costOfDelay) },
          { term: 'Labels', value: labels.length > 0 && <Labels labels={labels} /> },
          ...(source ? [{ term: 'Came from', value: source }] : []),
        ].map(({ term, value }) => ({ term, value: value || null }))}
      />
      <div className={styles.foot}>
        {whyNotEdit === null ? (
          <Button icon={<Pencil aria-hidden="true" />} onPress={onEdit}>
            Edit
          </Button>
        ) : (
          <p className={styles.quiet}>{whyNotEdit}</p>
        )}
      </div>
    </div>
  );
}

interface PartProps {
  title: string;
  missing: string;
  children: ReactNode;
}

function Part({ title, missing, children }: PartProps) {
  return (
    <section>
      <h3 className={styles.term}>{title}</h3>
      <div className={styles.text}>
        {children || <span className={styles.quiet}>{missing}</span>}
      </div>
    </section>
  );
}

function EffortRange({ low, likely, high }: { low: number; likely: number; high: number }) {
  return (
    <span>
      {formatNumber(likely)} person-weeks
      <span className={styles.quiet}>
        {' '}
        ({formatNumber(low)} to {formatNumber(high)})
      </span>
    </span>
  );
}

function Labels({ labels }: { labels: readonly string[] }) {
  return (
    <span className={styles.labels}>
      <VisuallyHidden>{labels.join(', ')}</VisuallyHidden>
      {labels.map((label) => (
        <span key={label} aria-hidden="true">
          <Badge tone="outline">{label}</Badge>
        </span>
      ))}
    </span>
  );
}

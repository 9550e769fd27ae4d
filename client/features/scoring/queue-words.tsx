import type { ReactNode } from 'react';
import { formatMoneyPerWeek, formatNumber } from '#client/lib/format.ts';
import { DefinitionList } from '#client/ui/definition-list.tsx';
import { ExternalLink, Link } from '#client/ui/link.tsx';
import { Markdown } from '#client/ui/markdown.tsx';
import type { QueueEntry } from '#shared/scoring/session.ts';
import styles from './queue.module.css';

interface QueueWordsProps {
  entry: QueueEntry;
  /** The opportunity with all there is about it. */
  href: string;
}

/** What is to be rated, in the words of who proposed it. */
export function QueueWords({ entry, href }: QueueWordsProps) {
  const { title, problem, forWhom, hypothesis, evidence, effort, costOfDelay, labels, priority } =
    entry;
  const facts = [
    { term: 'Priority', value: priority },
    { term: 'Effort', value: effort && `${formatNumber(effort.likely)} person-weeks` },
    { term: 'Cost of delay', value: costOfDelay !== null && formatMoneyPerWeek(costOfDelay) },
    { term: 'Labels', value: labels.join(', ') },
  ];
  return (
    <article className={styles.words} aria-labelledby="rated-title">
      <h2 id="rated-title" className={styles.title} tabIndex={-1}>
        {title}
      </h2>
      <Part title="Problem">{problem && <Markdown text={problem} />}</Part>
      <Part title="For whom">{forWhom}</Part>
      <Part title="Hypothesis">{hypothesis && <Markdown text={hypothesis} />}</Part>
      {evidence.length > 0 && (
        <Part title="Evidence">
          <ul>
            {evidence.map(({ label, url }) => (
              <li key={`${label} ${url}`}>
                <ExternalLink href={url}>{label}</ExternalLink>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <DefinitionList items={facts.map(({ term, value }) => ({ term, value: value || null }))} />
      <p>
        <Link to={href}>Everything about it</Link>
      </p>
    </article>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className={styles.term}>{title}</h3>
      <div className={styles.text}>
        {children || <span className={styles.quiet}>Nobody has said.</span>}
      </div>
    </section>
  );
}

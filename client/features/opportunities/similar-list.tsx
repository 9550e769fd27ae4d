import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { formatNumber, plural } from '#client/lib/format.ts';
import { useSettled } from '#client/lib/use-settled.ts';
import { paths } from '#client/paths.ts';
import { Link } from '#client/ui/link.tsx';
import type { SimilarOpportunity } from '#shared/opportunities/similar.ts';
import { stageName } from '#shared/roadmap/stage.ts';
import { similarQuery } from './similar-api.ts';
import styles from './similar-list.module.css';

/** Long enough for the next letter. */
const PAUSE_MS = 200;

interface SimilarListProps {
  slug: string;
  opportunities: readonly SimilarOpportunity[];
  /** What can be done with one of them, at the end of its line. */
  actionOf?: (opportunity: SimilarOpportunity) => ReactNode;
  /** Where something is being written that a link would leave. */
  inNewTab?: boolean;
}

/** Opportunities that look alike: title, where it stands, and how alike. */
export function SimilarList({ slug, opportunities, actionOf, inNewTab }: SimilarListProps) {
  return (
    <ul className={styles.list}>
      {opportunities.map((opportunity) => (
        <li className={styles.item} key={opportunity.id}>
          <span className={styles.what}>
            <Link
              variant="plain"
              className={styles.title}
              title={opportunity.title}
              to={paths.opportunity(slug, opportunity.id, 'opportunities')}
              {...(inNewTab && { target: '_blank' })}
            >
              {opportunity.title}
            </Link>
            <span className={styles.facts}>
              {stageName[opportunity.stage]}, {percentOf(opportunity)} alike
            </span>
          </span>
          {actionOf?.(opportunity)}
        </li>
      ))}
    </ul>
  );
}

const percentOf = ({ similarity }: SimilarOpportunity) => `${formatNumber(similarity * 100, 0)} %`;

/** While a title is typed: what is here already and looks like it. It only tells, it never stops anybody. */
export function SimilarWhileTyping({ slug, title }: { slug: string; title: string }) {
  const asked = useSettled(title.trim(), PAUSE_MS);
  const { data } = useQuery(similarQuery(slug, asked));
  const found = asked === '' ? [] : (data?.opportunities ?? []);
  return (
    <div role="status" className={styles.typing}>
      {found.length > 0 && (
        <>
          <p className={styles.lead}>
            {plural(found.length, 'opportunity', 'opportunities')} here already{' '}
            {found.length === 1 ? 'looks' : 'look'} like it:
          </p>
          <SimilarList slug={slug} opportunities={found} inNewTab />
        </>
      )}
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Merge } from 'lucide-react';
import { useState } from 'react';
import { sentenceOf } from '#client/lib/api-error.ts';
import type { Done } from '#client/lib/done.ts';
import { plural } from '#client/lib/format.ts';
import { Button } from '#client/ui/button.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import { Section } from '#client/ui/section.tsx';
import { notify } from '#client/ui/toast.tsx';
import type { Merged } from '#shared/opportunities/merge.ts';
import type { OpportunityPage } from '#shared/opportunities/opportunity-page.ts';
import { unmerge, useUnmerge } from './merge-api.ts';
import type { NameOf } from './merge-compare.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import styles from './merge-section.module.css';
import { similarQuery } from './similar-api.ts';
import { SimilarList } from './similar-list.tsx';

interface MergeSectionProps {
  slug: string;
  page: OpportunityPage;
  mayMerge: boolean;
  nameOf: NameOf;
  /** After a merge: what was said and how to take it back, and the opportunity that stays. */
  onMerged: (done: Done, survivorId: string) => void;
}

/** What this opportunity has to do with others like it: proposals, what was merged into it, what looks alike. */
export function MergeSection({ slug, page, mayMerge, nameOf, onMerged }: MergeSectionProps) {
  const { opportunity } = page;
  const similar = useQuery(similarQuery(slug, opportunity.title, opportunity.id));
  const alike = similar.data?.opportunities ?? [];
  const [comparing, setComparing] = useState<{ otherId: string | null }>();
  const done = ({ opportunityId, version, intoId, title }: Merged & { title: string }) => {
    setComparing(undefined);
    const undo = () => unmerge(opportunityId, version);
    onMerged({ said: `Merged into “${title}”.`, undo }, intoId);
  };
  return (
    <>
      <CameFrom page={page} />
      <MergedHere slug={slug} page={page} mayMerge={mayMerge} />
      {(alike.length > 0 || mayMerge) && (
        <Section
          level={3}
          title={
            alike.length > 0
              ? `${plural(alike.length, 'other')} ${alike.length === 1 ? 'looks' : 'look'} alike`
              : 'Duplicates'
          }
          actions={
            mayMerge && (
              <Button
                size="small"
                variant="quiet"
                icon={<Merge aria-hidden="true" />}
                onPress={() => setComparing({ otherId: null })}
              >
                Merge with another…
              </Button>
            )
          }
        >
          {alike.length === 0 && (
            <p className={styles.quiet}>No other title looks like this one.</p>
          )}
          <SimilarList
            slug={slug}
            opportunities={alike}
            actionOf={({ id, title }) =>
              mayMerge && (
                <Button
                  size="small"
                  aria-label={`Compare with ${title}`}
                  onPress={() => setComparing({ otherId: id })}
                >
                  Compare
                </Button>
              )
            }
          />
        </Section>
      )}
      {comparing && (
        <MergeDialog
          slug={slug}
          opportunity={opportunity}
          otherId={comparing.otherId}
          nameOf={nameOf}
          onClose={() => setComparing(undefined)}
          onMerged={done}
        />
      )}
    </>
  );
}

function CameFrom({ page: { proposals } }: { page: OpportunityPage }) {
  if (proposals.length === 0) return null;
  return (
    <Section level={3} title="Proposed by">
      <ul className={styles.list}>
        {proposals.map(({ id, title, submitterName, submittedAt, formName }) => (
          <li key={id}>
            <span className={styles.name}>{submitterName}</span>
            <span className={styles.quiet}>
              {' '}
              by “{formName}”, <RelativeTime at={submittedAt} />: “{title}”
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function MergedHere({
  slug,
  page,
  mayMerge,
}: Pick<MergeSectionProps, 'slug' | 'page' | 'mayMerge'>) {
  const takeOut = useUnmerge(slug);
  if (page.merged.length === 0) return null;
  return (
    <Section level={3} title="Merged into this">
      <ul className={styles.list}>
        {page.merged.map(({ id, title, version, mergedAt }) => (
          <li key={id} className={styles.merged}>
            <span>
              <span className={styles.name}>{title}</span>
              <span className={styles.quiet}>
                {' '}
                <RelativeTime at={mergedAt} />
              </span>
            </span>
            {mayMerge && (
              <Button
                size="small"
                variant="quiet"
                aria-label={`Take “${title}” out again`}
                isPending={takeOut.isPending}
                onPress={() =>
                  takeOut.send(
                    { id, version },
                    {
                      done: () => void notify({ title: `“${title}” stands on its own again.` }),
                      refused: (error) =>
                        void notify({ title: 'It was not taken out.', detail: sentenceOf(error) }),
                    },
                  )
                }
              >
                Take it out again
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { StandingBadge } from '#client/features/metrics/standing-badge.tsx';
import { useHere } from '#client/features/people/membership.ts';
import { progressQuery } from '#client/features/progress/api.ts';
import { type FigureRows, FigureStrip } from '#client/features/progress/figure-strip.tsx';
import { NumbersSection } from '#client/features/progress/numbers-section.tsx';
import { OrphansSection } from '#client/features/progress/orphans-section.tsx';
import { ProofSection } from '#client/features/progress/proof-section.tsx';
import { SeamSection, type SeamView } from '#client/features/progress/seam-section.tsx';
import { paths } from '#client/paths.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { IconButton } from '#client/ui/icon-button.tsx';
import { ButtonLink } from '#client/ui/link.tsx';
import { PageBody } from '#client/ui/page-body.tsx';
import { PageHeader } from '#client/ui/page-header.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { can } from '#shared/people/can.ts';
import type { Progress } from '#shared/progress/schema.ts';
import styles from './progress-page.module.css';

/** What executives see, in DESIGN §6's order. */
export function ProgressPage() {
  const { membership } = useHere();
  const { slug } = membership;
  const answer = useQuery(progressQuery(slug));
  const { data } = answer;
  return (
    <>
      <PageHeader
        title="Progress"
        summary={
          data && (
            <>
              {membership.name}, as of <RelativeTime at={data.asOf} />
            </>
          )
        }
        actions={
          data && (
            <IconButton
              label="Print"
              icon={<Printer aria-hidden="true" />}
              onPress={() => window.print()}
            />
          )
        }
      />
      <PageBody>
        {answer.isPending && <Skeleton lines={8} label="Counting" />}
        {answer.isError && !data && (
          <ErrorNote
            title="The progress could not be shown."
            error={answer.error}
            onRetry={() => void answer.refetch()}
          />
        )}
        {data &&
          (isBare(data) ? (
            <NothingYet slug={slug} />
          ) : (
            <Sections slug={slug} progress={data} mayRecord={can(membership, 'record_unbacked')} />
          ))}
      </PageBody>
    </>
  );
}

/** Before the first decision, the first unbacked work and the first metric there is nothing to count. */
const isBare = ({ seam, unaccepted, unbacked, outcomes, metrics }: Progress): boolean =>
  [seam, unaccepted, outcomes.rows, metrics, unbacked.delivered].every((rows) => !rows.length) &&
  unbacked.inFlight === 0;

function NothingYet({ slug }: { slug: string }) {
  return (
    <EmptyState
      title="Nothing is decided yet."
      actions={<ButtonLink to={paths.section(slug, 'board')}>Open the board</ButtonLink>}
    >
      Once an opportunity is decided, this page says who holds it, what waiting costs, and whether
      the number moves.
    </EmptyState>
  );
}

function Sections({ slug, progress, mayRecord }: SectionsProps) {
  const [search, setSearch] = useSearchParams();
  const set = (changed: Record<string, string | null>) =>
    setSearch(
      (before) => {
        for (const [key, value] of Object.entries(changed)) {
          if (value === null) before.delete(key);
          else before.set(key, value);
        }
        return before;
      },
      { replace: true },
    );
  const view: SeamView = {
    holder: search.get('holder'),
    owner: search.get('owner'),
    late: search.get('only') === 'late',
    asTable: search.get('seam') === 'table',
  };
  const onView = ({ asTable, late, ...who }: Partial<SeamView>) =>
    set({
      ...who,
      ...(asTable === undefined ? {} : { seam: asTable ? 'table' : null }),
      ...(late === undefined ? {} : { only: late ? 'late' : null }),
    });
  const rows = (only: FigureRows | undefined) => ({
    holder: null,
    owner: null,
    only: only ?? null,
  });
  const openFigure = (at: string, only: FigureRows | undefined) => {
    set(rows(only));
    const section = document.getElementById(at);
    section?.scrollIntoView();
    section?.focus({ preventScroll: true });
  };
  return (
    <>
      <FigureStrip
        progress={progress}
        hrefOf={(at, only) => `${only ? `?only=${only}` : ''}#${at}`}
        onOpen={openFigure}
      />
      <Anchor id="seam">
        <SeamSection slug={slug} progress={progress} view={view} onView={onView} />
      </Anchor>
      <Anchor id="orphans">
        <OrphansSection slug={slug} progress={progress} mayRecord={mayRecord} />
      </Anchor>
      <Anchor id="numbers">
        <NumbersSection
          slug={slug}
          progress={progress}
          asTable={search.get('numbers') === 'table'}
          onAsTable={(asTable) => set({ numbers: asTable ? 'table' : null })}
          onlyOff={search.get('only') === 'off'}
          onShowAll={() => set({ only: null })}
          renderStanding={(metric) => <StandingBadge metric={metric} />}
        />
      </Anchor>
      <Anchor id="proof">
        <ProofSection slug={slug} progress={progress} />
      </Anchor>
    </>
  );
}

interface SectionsProps {
  slug: string;
  progress: Progress;
  mayRecord: boolean;
}

/** Where a figure of the strip leads to. */
function Anchor({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div className={styles.anchor} id={id} tabIndex={-1}>
      {children}
    </div>
  );
}

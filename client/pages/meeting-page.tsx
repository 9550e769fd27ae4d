import { useQuery } from '@tanstack/react-query';
import { Gavel } from 'lucide-react';
import { useMemo } from 'react';
import { Outlet, useParams, useSearchParams } from 'react-router';
import { metricsQuery } from '#client/features/metrics/api.ts';
import { MeetingBar } from '#client/features/opportunities/meeting-bar.tsx';
import { MeetingForm } from '#client/features/opportunities/meeting-form.tsx';
import { useHere } from '#client/features/people/membership.ts';
import { ownersQuery } from '#client/features/roadmap/owner-api.ts';
import { MeetingList } from '#client/features/scoring/meeting-list.tsx';
import { inOrder, type MeetingView, meetingOf } from '#client/features/scoring/meeting-view.ts';
import {
  useMeetingKeys,
  useMeetingSelection,
} from '#client/features/scoring/use-meeting-selection.ts';
import { type RankingShown, useRanking } from '#client/features/scoring/use-ranking.ts';
import { formatNumber, plural } from '#client/lib/format.ts';
import { useNow } from '#client/lib/use-now.ts';
import { paths } from '#client/paths.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { FilterMenu } from '#client/ui/filter-menu.tsx';
import { ButtonLink } from '#client/ui/link.tsx';
import { PageBody } from '#client/ui/page-body.tsx';
import { PageHeader } from '#client/ui/page-header.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { DecisionKind } from '#shared/opportunities/decision.ts';
import { can } from '#shared/people/can.ts';
import { defaultHorizon, type Horizon } from '#shared/scoring/ranking.ts';
import { type Day, dayOf } from '#shared/time.ts';
import styles from './meeting-page.module.css';
import { horizons } from './ranking-url.ts';
import { useAnnounce } from './use-doing.ts';
import { watchable } from './watchable.ts';

const weeksAhead = horizons.map((weeks) => ({ id: String(weeks), name: `Next ${weeks} weeks` }));

/** The view in the address: how far ahead, for which owner, and the decision whose form is open. */
function useMeetingAddress() {
  const [search, setSearch] = useSearchParams();
  const weeks = horizons.find((one) => String(one) === search.get('weeks')) ?? defaultHorizon.weeks;
  const ownerId = search.get('owner');
  const horizon = useMemo<Horizon>(() => ({ weeks, ownerId }), [weeks, ownerId]);
  const show = (change: Record<string, string | null>) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(change)) {
      if (value === null) next.delete(name);
      else next.set(name, value);
    }
    setSearch(next, { replace: true });
  };
  return {
    horizon,
    deciding: DecisionKind.safeParse(search.get('decide')).data ?? null,
    search,
    show,
  };
}

/** A decision meeting: what is undecided, contested first, and one decision about all that is chosen. */
export function MeetingPage() {
  const { membership } = useHere();
  const { slug } = membership;
  const today = dayOf(useNow());
  const address = useMeetingAddress();
  const { horizon, show } = address;
  const owners = useQuery(ownersQuery(slug)).data?.owners ?? [];
  const { read, ranking } = useRanking({ slug, from: today, horizon, weights: null });
  const view = useMemo(() => ranking && meetingOf(ranking), [ranking]);
  return (
    <div className={styles.page}>
      <PageHeader
        title="Decision meeting"
        summary={view && ranking && ranking.rows.length > 0 && summaryOf(view, ranking, horizon)}
        filters={
          <>
            <FilterMenu
              label="Weeks ahead"
              options={weeksAhead}
              value={String(horizon.weeks)}
              onChange={(weeks) =>
                show({ weeks: weeks === String(defaultHorizon.weeks) ? null : weeks })
              }
            />
            <FilterMenu
              label="Owner"
              options={owners}
              value={horizon.ownerId}
              onChange={(owner) => show({ owner })}
            />
          </>
        }
      />
      {read.isPending && (
        <PageBody>
          <Skeleton lines={12} label="Calculating the list" />
        </PageBody>
      )}
      {read.isError && (
        <PageBody width="text">
          <ErrorNote
            title="The list could not be shown."
            error={read.error}
            onRetry={() => void read.refetch()}
          />
        </PageBody>
      )}
      {view && ranking && <Meeting {...{ view, ranking, address, today }} />}
      <Outlet />
    </div>
  );
}

function summaryOf(view: MeetingView, { cutLine }: RankingShown, { weeks }: Horizon): string {
  const { contested, safe, out, weeksDecided } = view;
  const undecided = contested.length + safe.length + out.length;
  const taken = weeksDecided > 0 ? `, ${formatNumber(weeksDecided, 1)} of them decided` : '';
  const capacity = `${formatNumber(cutLine.capacity, 1)} person-weeks in ${weeks} weeks${taken}`;
  return `${formatNumber(undecided, 0)} undecided · ${formatNumber(contested.length, 0)} contested · the line stands at ${capacity}`;
}

interface MeetingProps {
  view: MeetingView;
  ranking: RankingShown;
  address: ReturnType<typeof useMeetingAddress>;
  today: Day;
}

function Meeting({ view, ranking, address, today }: MeetingProps) {
  const { membership } = useHere();
  const { slug } = membership;
  const { opportunityId } = useParams();
  const { horizon, deciding, search, show } = address;
  const announce = useAnnounce(slug);
  const metrics = useQuery(metricsQuery(slug)).data?.metrics ?? [];
  const rows = useMemo(() => inOrder(view), [view]);
  const order = useMemo(() => rows.map(({ id }) => id), [rows]);
  const selection = useMeetingSelection(order);
  useMeetingKeys(selection);
  const mayDecide = can(membership, 'decide');
  const chosen = rows.filter(({ id }) => selection.ids.has(id));
  const query = search.size > 0 ? `?${search}` : '';
  if (rows.length === 0)
    return <NothingToDecide slug={slug} unrated={view.unrated} decided={ranking.rows.length} />;
  return (
    <>
      <div className={styles.list}>
        <MeetingList
          view={view}
          ranking={ranking}
          selection={mayDecide ? selection : undefined}
          hrefOf={(id) => `${paths.opportunity(slug, id, 'meeting')}${query}`}
          openId={opportunityId}
        />
      </div>
      {chosen.length > 0 && deciding === null && (
        <MeetingBar
          count={chosen.length}
          weeks={chosen.reduce((sum, { weeks }) => sum + weeks, 0)}
          onDecide={(kind) => show({ decide: kind })}
          onClear={selection.clear}
        />
      )}
      {chosen.length > 0 && deciding !== null && (
        <MeetingForm
          key={deciding}
          slug={slug}
          kind={deciding}
          chosen={chosen.map(({ id, light, score }) => ({ id, score, ...titled(light) }))}
          horizon={horizon}
          beaten={beatenBy(rows, selection.ids)}
          metrics={metrics.map(watchable)}
          today={today}
          onDone={(done) => {
            announce(done);
            selection.clear();
            show({ decide: null });
          }}
          onClose={() => show({ decide: null })}
        />
      )}
    </>
  );
}

const titled = ({ title, version }: { title: string; version: number }) => ({ title, version });

/** So many names say what was beaten. */
const BEATEN = 3;

/** The best of those that stay where they are. */
const beatenBy = (rows: readonly RankingShown['rows'][number][], chosen: ReadonlySet<string>) =>
  rows
    .filter(({ id }) => !chosen.has(id))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, BEATEN)
    .map(({ light }) => light.title);

interface NothingToDecideProps {
  slug: string;
  /** In Assess, without a score yet. */
  unrated: number;
  /** In the ranking, decided already. */
  decided: number;
}

function NothingToDecide({ slug, unrated, decided }: NothingToDecideProps) {
  const isBegun = unrated > 0 || decided > 0;
  return (
    <PageBody width="text">
      <EmptyState
        title={isBegun ? 'Nothing to decide' : 'Nothing to decide yet'}
        icon={<Gavel aria-hidden="true" />}
        actions={nextStep({ slug, unrated, decided })}
      >
        {unrated > 0 &&
          `${plural(unrated, 'opportunity is', 'opportunities are')} in Assess and not rated yet. Once a round of rating is revealed, it comes before the meeting here.`}
        {unrated === 0 && isBegun && 'Everything that was rated is decided.'}
        {!isBegun &&
          'Here an advisor pursues, parks or rejects what was rated, one or many at a time: what is contested first, with the cut line in view. It starts with opportunities in Assess.'}
      </EmptyState>
    </PageBody>
  );
}

function nextStep({ slug, unrated, decided }: NothingToDecideProps) {
  if (unrated > 0)
    return <ButtonLink to={paths.ratingSessions(slug)}>See the rating sessions</ButtonLink>;
  return decided > 0 ? (
    <ButtonLink to={paths.section(slug, 'decisions')}>Look at the decisions</ButtonLink>
  ) : (
    <ButtonLink to={paths.section(slug, 'import')} variant="primary">
      Import a list
    </ButtonLink>
  );
}

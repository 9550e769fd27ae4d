import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Gavel } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { DecisionLog } from '#client/features/opportunities/decision-log.tsx';
import { decisionLogQuery, type LogView } from '#client/features/opportunities/decision-log-api.ts';
import { decisionWords } from '#client/features/opportunities/decision-words.ts';
import { membersQuery } from '#client/features/people/api.ts';
import { useHere } from '#client/features/people/membership.ts';
import { nameIn } from '#client/lib/name-in.ts';
import { paths } from '#client/paths.ts';
import { Button } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { FilterMenu } from '#client/ui/filter-menu.tsx';
import { ButtonLink } from '#client/ui/link.tsx';
import { PageBody } from '#client/ui/page-body.tsx';
import { PageHeader } from '#client/ui/page-header.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { DecisionKind, ListDecisions } from '#shared/opportunities/decision.ts';

const kinds = DecisionKind.options.map((id) => ({ id, name: decisionWords[id].name }));
const narrowings = [
  { id: 'review_due', name: 'Review due' },
  { id: 'condition_met', name: 'Condition met' },
  { id: 'reopened', name: 'Reopened' },
];

/** The view in the address; what cannot be read there is left out. */
const viewOf = (search: URLSearchParams): LogView => ({
  kind: DecisionKind.safeParse(search.get('kind')).data ?? null,
  show: ListDecisions.shape.show.safeParse(search.get('show') ?? undefined).data ?? null,
});

/** The log of decisions: what was pursued, parked or rejected, by whom, why, and against whose dissent. */
export function DecisionsPage() {
  const { slug } = useHere().membership;
  const [search, setSearch] = useSearchParams();
  const view = viewOf(search);
  const log = useInfiniteQuery(decisionLogQuery(slug, view));
  const members = useQuery(membersQuery(slug)).data?.members ?? [];
  const decisions = log.data?.pages.flatMap((page) => page.decisions) ?? [];
  const isNarrowed = view.kind !== null || view.show !== null;
  const show = (change: Record<string, string | null>) => {
    const given = Object.entries({ ...view, ...change }).filter(([, value]) => value);
    setSearch(new URLSearchParams(given as [string, string][]), { replace: true });
  };
  return (
    <>
      <PageHeader
        title="Decisions"
        summary="What was decided, on what, and why. Nothing here ever changes."
        actions={<ButtonLink to={paths.section(slug, 'meeting')}>Decision meeting</ButtonLink>}
        filters={
          <>
            <FilterMenu
              label="Kind"
              options={kinds}
              value={view.kind}
              onChange={(kind) => show({ kind })}
            />
            <FilterMenu
              label="Standing"
              options={narrowings}
              value={view.show}
              onChange={(next) => show({ show: next })}
            />
          </>
        }
      />
      <PageBody>
        {log.isPending && <Skeleton lines={8} label="Loading decisions" />}
        {log.isError && (
          <ErrorNote
            title="The decisions could not be shown."
            error={log.error}
            onRetry={() => void log.refetch()}
          />
        )}
        {log.data &&
          decisions.length === 0 &&
          (isNarrowed ? (
            <EmptyState
              title="No decision is like that"
              actions={<Button onPress={() => show({ kind: null, show: null })}>Show all</Button>}
            >
              {view.show === 'review_due'
                ? 'Every decision that stands is within its review date.'
                : 'Look at all of them instead.'}
            </EmptyState>
          ) : (
            <NoDecisions slug={slug} />
          ))}
        {decisions.length > 0 && (
          <DecisionLog
            decisions={decisions}
            hrefOf={(id) => `${paths.opportunity(slug, id)}?section=decision`}
            decisionHref={(id) => paths.decision(slug, id)}
            nameOf={(id) => nameIn(members, id)}
          />
        )}
        {log.hasNextPage && (
          <div>
            <Button isPending={log.isFetchingNextPage} onPress={() => void log.fetchNextPage()}>
              Show earlier ones
            </Button>
          </div>
        )}
      </PageBody>
    </>
  );
}

function NoDecisions({ slug }: { slug: string }) {
  return (
    <EmptyState
      title="Nothing has been decided yet"
      icon={<Gavel aria-hidden="true" />}
      actions={<ButtonLink to={paths.section(slug, 'board')}>Go to the board</ButtonLink>}
    >
      Rate an opportunity in Assess, then drag it to Decided. The decision is kept here with the
      scores it was taken on, so that next year it is still clear why.
    </EmptyState>
  );
}

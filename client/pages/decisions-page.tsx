import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Gavel } from 'lucide-react';
import { DecisionLog } from '#client/features/opportunities/decision-log.tsx';
import { decisionLogQuery } from '#client/features/opportunities/decision-log-api.ts';
import { membersQuery } from '#client/features/people/api.ts';
import { useHere } from '#client/features/people/membership.ts';
import { paths } from '#client/paths.ts';
import { Button } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { ButtonLink } from '#client/ui/link.tsx';
import { PageBody } from '#client/ui/page-body.tsx';
import { PageHeader } from '#client/ui/page-header.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';

/** The log of decisions: what was pursued, parked or rejected, by whom, why, and against whose dissent. */
export function DecisionsPage() {
  const { slug } = useHere().membership;
  const log = useInfiniteQuery(decisionLogQuery(slug));
  const members = useQuery(membersQuery(slug)).data?.members ?? [];
  const decisions = log.data?.pages.flatMap((page) => page.decisions) ?? [];
  return (
    <>
      <PageHeader
        title="Decisions"
        summary="What was decided, on what, and why. Nothing here ever changes."
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
        {log.data && decisions.length === 0 && <NoDecisions slug={slug} />}
        {decisions.length > 0 && (
          <DecisionLog
            decisions={decisions}
            hrefOf={(id) => `${paths.opportunity(slug, id)}?section=decision`}
            nameOf={(id) => members.find((member) => member.id === id)?.name ?? 'Somebody'}
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

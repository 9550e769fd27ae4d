import { useQuery } from '@tanstack/react-query';
import { Navigate } from 'react-router';
import { metricsQuery } from '#client/features/metrics/api.ts';
import { opportunityPageQuery } from '#client/features/opportunities/api.ts';
import { membersQuery } from '#client/features/people/api.ts';
import { useHere } from '#client/features/people/membership.ts';
import { prioritiesQuery } from '#client/features/priorities/api.ts';
import { ownersQuery } from '#client/features/roadmap/owner-api.ts';
import { ApiError } from '#client/lib/api-error.ts';
import { Button } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { OpenOpportunity } from './open-opportunity.tsx';
import { usePanelAddress } from './panel-address.ts';

/** One opportunity over the board or the list: where the whole main job is done. */
export function OpportunityPanel() {
  const { membership } = useHere();
  const { slug } = membership;
  const address = usePanelAddress(slug);
  const page = useQuery(opportunityPageQuery({ slug, id: address.id }));
  const members = useQuery(membersQuery(slug));
  const owners = useQuery(ownersQuery(slug));
  const priorities = useQuery(prioritiesQuery(slug));
  const metrics = useQuery(metricsQuery(slug));
  const all = [page, members, owners, priorities, metrics];
  const survivor = page.data?.mergedInto;
  if (survivor) {
    const followed = page.data?.opportunity.title;
    return <Navigate to={address.instead(survivor.id)} replace state={{ followed }} />;
  }

  if (page.data && members.data && owners.data && priorities.data && metrics.data) {
    return (
      <OpenOpportunity
        key={address.id}
        address={address}
        membership={membership}
        page={page.data}
        lists={{ ...members.data, ...owners.data, ...priorities.data, ...metrics.data }}
      />
    );
  }
  const failed = all.find(({ isError }) => isError);
  const isGone = page.error instanceof ApiError && [400, 403, 404].includes(page.error.status);
  const retry = () => {
    for (const query of all) if (query.isError) void query.refetch();
  };
  return (
    <Panel title={isGone ? 'Not here' : 'Opportunity'} size="large" onClose={address.close}>
      {isGone && (
        <EmptyState
          title="This opportunity is not in this workspace."
          actions={<Button onPress={address.close}>Back</Button>}
        >
          The link may be from another workspace, or it was mistyped.
        </EmptyState>
      )}
      {!isGone && failed && (
        <ErrorNote
          title="The opportunity could not be shown."
          error={failed.error}
          onRetry={retry}
        />
      )}
      {!isGone && !failed && <Skeleton lines={9} label="Loading the opportunity" />}
    </Panel>
  );
}

import { Navigate } from 'react-router';
import { useHere } from '#client/features/people/membership.ts';
import { ApiError } from '#client/lib/api-error.ts';
import { Button } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { OpenOpportunity } from './open-opportunity.tsx';
import { usePanelAddress } from './panel-address.ts';
import { useOpened } from './use-opened.ts';

/** One opportunity over the board or the list: where the whole main job is done. */
export function OpportunityPanel() {
  const { membership } = useHere();
  const { slug } = membership;
  const address = usePanelAddress(slug);
  const { page, lists, failed, retry } = useOpened({ slug, id: address.id });
  const survivor = page.data?.mergedInto;
  if (survivor) {
    const followed = page.data?.opportunity.title;
    return <Navigate to={address.instead(survivor.id)} replace state={{ followed }} />;
  }

  if (page.data && lists) {
    return (
      <OpenOpportunity
        key={address.id}
        address={address}
        membership={membership}
        page={page.data}
        isReading={page.isFetching}
        lists={lists}
      />
    );
  }
  const isGone = page.error instanceof ApiError && [400, 403, 404].includes(page.error.status);
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

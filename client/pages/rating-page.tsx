import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { z } from 'zod';
import { useHere } from '#client/features/people/membership.ts';
import { QueueScreen } from '#client/features/scoring/queue-screen.tsx';
import { ratingQueueQuery } from '#client/features/scoring/session-api.ts';
import { useNow } from '#client/lib/use-now.ts';
import { paths } from '#client/paths.ts';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { ButtonLink } from '#client/ui/link.tsx';
import { PageBody } from '#client/ui/page-body.tsx';
import { PageHeader } from '#client/ui/page-header.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { can } from '#shared/people/can.ts';
import { dayOf } from '#shared/time.ts';
import { StartRating } from './start-rating.tsx';

/** What I am asked to rate, one at a time. `?at=` holds the opportunity on screen. */
export function RatingPage() {
  const { membership } = useHere();
  if (!can(membership, 'rate'))
    return <Navigate to={paths.ratingSessions(membership.slug)} replace />;
  return <MyQueue slug={membership.slug} />;
}

function MyQueue({ slug }: { slug: string }) {
  const [search, setSearch] = useSearchParams();
  const at = z.uuid().safeParse(search.get('at')).data ?? null;
  // Where a link led stands in front; where n and p lead does not rearrange the queue.
  const [first, setFirst] = useState(at);
  const today = dayOf(useNow());
  const queue = useQuery({
    ...ratingQueueQuery(slug, first),
    placeholderData: keepPreviousData,
  });
  const show = (id: string | null) => setSearch(id ? { at: id } : {}, { replace: true });
  const sessions = <ButtonLink to={paths.ratingSessions(slug)}>Sessions</ButtonLink>;
  return (
    <>
      <PageHeader
        title="Rating"
        summary={queue.data && queue.data.left > 0 && 'Alone; nobody sees it before the reveal'}
        actions={
          <>
            {sessions}
            <StartRating slug={slug} />
          </>
        }
      />
      {queue.isPending && (
        <PageBody>
          <Skeleton lines={12} label="Loading your queue" />
        </PageBody>
      )}
      {queue.isError && !queue.data && (
        <PageBody width="text">
          <ErrorNote
            title="Your queue could not be shown."
            error={queue.error}
            onRetry={() => void queue.refetch()}
          />
        </PageBody>
      )}
      {queue.data && (
        <QueueScreen
          slug={slug}
          queue={queue.data}
          first={first}
          at={at}
          onShow={show}
          onTakenBack={(id) => {
            setFirst(id);
            show(id);
          }}
          hrefOf={(id) => paths.opportunity(slug, id)}
          today={today}
          actions={sessions}
        />
      )}
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { UsersRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { membersQuery } from '#client/features/people/api.ts';
import { useHere } from '#client/features/people/membership.ts';
import { ratingSessionsQuery } from '#client/features/scoring/session-api.ts';
import { SessionList } from '#client/features/scoring/session-list.tsx';
import { useNow } from '#client/lib/use-now.ts';
import { paths } from '#client/paths.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { ButtonLink } from '#client/ui/link.tsx';
import { PageBody } from '#client/ui/page-body.tsx';
import { PageHeader } from '#client/ui/page-header.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { can } from '#shared/people/can.ts';
import { dayOf } from '#shared/time.ts';
import { StartRating } from './start-rating.tsx';

/** Every rating session, the open ones first. */
export function RatingSessionsPage() {
  const { membership } = useHere();
  const { slug } = membership;
  const today = dayOf(useNow());
  const answer = useQuery(ratingSessionsQuery(slug));
  const members = useQuery(membersQuery(slug)).data?.members ?? [];
  const sessions = answer.data?.sessions ?? [];
  const start = can(membership, 'start_session') && <StartRating slug={slug} variant="primary" />;
  return (
    <>
      <PageHeader
        title="Rating sessions"
        summary={
          sessions.length > 0 && 'How far everybody is; what they answered shows at the reveal'
        }
        actions={
          <>
            {can(membership, 'rate') && (
              <ButtonLink to={paths.section(slug, 'rating')}>My queue</ButtonLink>
            )}
            {sessions.length > 0 && start}
          </>
        }
      />
      {(sessions.length === 0 || answer.isError) && (
        <PageBody width="text">
          {answer.isPending && <Skeleton lines={6} label="Loading rating sessions" />}
          {answer.isError && (
            <ErrorNote
              title="The rating sessions could not be shown."
              error={answer.error}
              onRetry={() => void answer.refetch()}
            />
          )}
          {answer.data && sessions.length === 0 && <NoSessions action={start} />}
        </PageBody>
      )}
      {sessions.length > 0 && (
        <SessionList
          sessions={sessions}
          members={members}
          hrefOf={(id) => paths.ratingSession(slug, id)}
          today={today}
        />
      )}
    </>
  );
}

function NoSessions({ action }: { action: ReactNode }) {
  return (
    <EmptyState
      title="Rate alone, then talk about where you differ"
      icon={<UsersRound aria-hidden="true" />}
      actions={action}
    >
      A rating session asks a few advisors about the same opportunities. Nobody sees another’s
      answer before the reveal, so nobody follows the loudest voice. Then the session shows where
      they are far apart: only those need a discussion.
    </EmptyState>
  );
}

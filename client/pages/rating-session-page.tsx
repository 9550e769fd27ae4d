import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { opportunityPageQuery } from '#client/features/opportunities/api.ts';
import { membersQuery } from '#client/features/people/api.ts';
import { useHere } from '#client/features/people/membership.ts';
import { CloseSession } from '#client/features/scoring/close-session.tsx';
import { RatingSection } from '#client/features/scoring/rating-section.tsx';
import { ratingSessionQuery } from '#client/features/scoring/session-api.ts';
import { State } from '#client/features/scoring/session-list.tsx';
import styles from '#client/features/scoring/session-page.module.css';
import { SessionRoom } from '#client/features/scoring/session-room.tsx';
import { answeredOf, isContested } from '#client/features/scoring/session-words.ts';
import { formatNumber } from '#client/lib/format.ts';
import { useNow } from '#client/lib/use-now.ts';
import { paths } from '#client/paths.ts';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { ButtonLink } from '#client/ui/link.tsx';
import { PageBody } from '#client/ui/page-body.tsx';
import { PageHeader } from '#client/ui/page-header.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { notify } from '#client/ui/toast.tsx';
import { can } from '#shared/people/can.ts';
import type { RatingSessionPage as Page } from '#shared/scoring/session.ts';
import { dayOf } from '#shared/time.ts';
import { useAtOnce } from './use-at-once.ts';

/** One session: how far everybody is, and, revealed, where they part. `?open=` holds the opportunity on screen. */
export function RatingSessionPage() {
  const { membership } = useHere();
  const { slug } = membership;
  const { sessionId = '' } = useParams();
  const answer = useQuery(ratingSessionQuery(slug, sessionId));
  const page = answer.data;
  const today = dayOf(useNow());
  return (
    <div className={styles.page}>
      <PageHeader
        title={page?.session.name ?? 'Rating session'}
        summary={
          page && (
            <>
              <State session={page.session} today={today} /> {summaryOf(page)}
            </>
          )
        }
        actions={
          <>
            <ButtonLink to={paths.ratingSessions(slug)}>All sessions</ButtonLink>
            {page && isMyTurn(page, membership.memberId) && (
              <ButtonLink to={paths.section(slug, 'rating')} variant="primary">
                Rate mine
              </ButtonLink>
            )}
            {page && isAllRevealed(page) && (
              <ButtonLink to={paths.section(slug, 'ranking')}>See the ranking</ButtonLink>
            )}
            {page && !page.session.closedAt && can(membership, 'start_session') && (
              <CloseSession slug={slug} page={page} />
            )}
          </>
        }
      />
      {answer.isPending && (
        <PageBody>
          <Skeleton lines={10} label="Loading the session" />
        </PageBody>
      )}
      {answer.isError && !page && (
        <PageBody width="text">
          <ErrorNote
            title="The session could not be shown."
            error={answer.error}
            onRetry={() => void answer.refetch()}
          />
        </PageBody>
      )}
      {page && <Room slug={slug} page={page} />}
    </div>
  );
}

/** I am asked, and have not answered everything. */
const isMyTurn = ({ session }: Page, memberId: string): boolean =>
  !session.closedAt &&
  session.raters.some(
    (rater) => rater.memberId === memberId && rater.submitted + rater.skipped < rater.asked,
  );

const isAllRevealed = ({ session, opportunities }: Page): boolean =>
  opportunities.length > 0 && session.revealed === opportunities.length;

function summaryOf({ session, opportunities }: Page): string {
  const { answered, asked } = answeredOf(session);
  const contested = opportunities.filter(isContested).length;
  const said = [
    `${formatNumber(answered, 0)} of ${formatNumber(asked, 0)} answered`,
    `${formatNumber(session.revealed, 0)} of ${formatNumber(opportunities.length, 0)} revealed`,
    ...(contested > 0 ? [`${formatNumber(contested, 0)} contested`] : []),
  ];
  return said.join(' · ');
}

function Room({ slug, page }: { slug: string; page: Page }) {
  const [search, setSearch] = useSearchParams();
  const members = useQuery(membersQuery(slug)).data?.members ?? [];
  // The order changes with every revision; what is being read stays where it is.
  const [first] = useState(page.opportunities[0]?.id);
  const openId = search.get('open') ?? first;
  const open = page.opportunities.find(({ id }) => id === openId) ?? page.opportunities[0];
  return (
    <SessionRoom
      page={page}
      members={members}
      open={open}
      hrefOf={(id) => `?open=${id}`}
      panelHref={(id) => `${paths.opportunity(slug, id)}?section=rating`}
      onOpen={(id) => setSearch({ open: id }, { replace: true })}
    >
      {open && <Answers key={open.id} slug={slug} id={open.id} members={members} />}
    </SessionRoom>
  );
}

interface AnswersProps {
  slug: string;
  id: string;
  members: readonly { id: string; name: string }[];
}

/** The open opportunity's round: mine to answer while it is hidden, everybody's once it is revealed. */
function Answers({ slug, id, members }: AnswersProps) {
  const { membership } = useHere();
  const answer = useQuery(opportunityPageQuery({ slug, id }));
  if (answer.isPending) return <Skeleton lines={8} label="Loading the answers" />;
  if (!answer.data)
    return (
      <ErrorNote
        title="The answers could not be shown."
        error={answer.error}
        onRetry={() => void answer.refetch()}
      />
    );
  return <Round slug={slug} page={answer.data} membership={membership} members={members} />;
}

interface RoundProps {
  slug: string;
  page: Parameters<typeof useAtOnce>[0]['page'];
  membership: ReturnType<typeof useHere>['membership'];
  members: AnswersProps['members'];
}

function Round({ slug, page, membership, members }: RoundProps) {
  const say = ({ said }: { said: string }) => void notify({ title: said });
  const { acts, isPending } = useAtOnce({
    slug,
    page,
    after: undefined,
    onDone: say,
    onRefused: () => void notify({ title: 'The round was not closed.' }),
  });
  return (
    <RatingSection
      address={{ slug, id: page.opportunity.id }}
      page={page}
      actor={membership}
      members={members}
      onDone={say}
      onReveal={() => acts.reveal?.()}
      isRevealing={isPending}
      isRating={false}
      onRating={() => undefined}
    />
  );
}

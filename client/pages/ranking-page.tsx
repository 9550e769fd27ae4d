import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { membersQuery } from '#client/features/people/api.ts';
import { useHere } from '#client/features/people/membership.ts';
import { prioritiesQuery } from '#client/features/priorities/api.ts';
import { useRanking } from '#client/features/scoring/use-ranking.ts';
import { formatNumber, plural } from '#client/lib/format.ts';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { PageBody } from '#client/ui/page-body.tsx';
import { PageHeader } from '#client/ui/page-header.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { dayIn } from '#shared/calendar/working-days.ts';
import { NothingToRank } from './ranking-empty.tsx';
import { RankingFilters } from './ranking-filters.tsx';
import { RankingRoom } from './ranking-room.tsx';
import type { RoomProps } from './ranking-room-props.ts';
import { lookOf, type RankingLook, searchOf } from './ranking-url.ts';

/** The same one each time: while a slider moves, what has not changed is not drawn again. */
const none: never[] = [];

/** What is worth doing with the capacity there is, and how sure that is. */
export function RankingPage() {
  const { membership } = useHere();
  const { slug, timeZone } = membership;
  const [search, setSearch] = useSearchParams();
  const look = useMemo(() => lookOf(search), [search]);
  const [weights, setWeights] = useState<readonly number[] | null>(null);
  const { weeks, ownerId } = look;
  const horizon = useMemo(() => ({ weeks, ownerId }), [weeks, ownerId]);
  const dayOf = useMemo(() => dayIn(timeZone), [timeZone]);
  const from = dayOf(new Date());
  const { read, ranking, chancesError } = useRanking({ slug, from, horizon, weights });
  const priorities = useQuery(prioritiesQuery(slug)).data?.priorities ?? none;
  const members = useQuery(membersQuery(slug)).data?.members ?? none;
  const show = useCallback(
    (change: Partial<RankingLook>) =>
      setSearch((before) => searchOf({ ...lookOf(before), ...change }), { replace: true }),
    [setSearch],
  );
  const isEmpty = ranking?.laid.opportunities.length === 0;
  const room: Omit<RoomProps, 'ranking'> = {
    membership,
    look,
    show,
    setWeights,
    priorities,
    members,
  };
  return (
    <>
      <PageHeader
        title="Ranking"
        summary={ranking && ranking.rows.length > 0 && <Summary {...ranking} />}
        filters={
          ranking &&
          !isEmpty && (
            <RankingFilters
              look={look}
              onChange={show}
              priorities={priorities}
              owners={ranking.laid.owners}
            />
          )
        }
      />
      {read.isPending && (
        <PageBody>
          <Skeleton lines={14} label="Loading the ranking" />
        </PageBody>
      )}
      {read.isError && (
        <PageBody width="text">
          <ErrorNote
            title={
              ranking ? 'The ranking could not be renewed.' : 'The ranking could not be shown.'
            }
            error={read.error}
            onRetry={() => void read.refetch()}
          />
        </PageBody>
      )}
      {chancesError && (
        <PageBody width="text">
          <ErrorNote
            title="The bands could not be calculated."
            error={chancesError.error}
            onRetry={() => void chancesError.refetch()}
          />
        </PageBody>
      )}
      {isEmpty && <NothingToRank slug={slug} />}
      {ranking && !isEmpty && <RankingRoom {...room} ranking={ranking} />}
    </>
  );
}

type SummaryProps = NonNullable<ReturnType<typeof useRanking>['ranking']>;

function Summary({ rows, cutLine, isCalculating }: SummaryProps) {
  const contested = rows.filter(({ band }) => band === 'contested').length;
  return (
    <>
      {plural(rows.length, 'opportunity', 'opportunities')} with a score ·{' '}
      {formatNumber(cutLine.above.length, 0)} above the line ·{' '}
      {isCalculating ? 'calculating the bands…' : `${formatNumber(contested, 0)} contested`}
    </>
  );
}

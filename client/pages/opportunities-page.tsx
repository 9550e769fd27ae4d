import {
  type InfiniteData,
  type UseInfiniteQueryResult,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import { Lightbulb, Upload } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Outlet, useParams, useSearchParams } from 'react-router';
import { AssignBar } from '#client/features/opportunities/assign-bar.tsx';
import { OpportunityFilters } from '#client/features/opportunities/opportunity-filters.tsx';
import { OpportunityList } from '#client/features/opportunities/opportunity-list.tsx';
import {
  isNarrowed,
  type ListView,
  opportunityListQuery,
} from '#client/features/opportunities/opportunity-list-api.ts';
import { useHere } from '#client/features/people/membership.ts';
import { prioritiesQuery } from '#client/features/priorities/api.ts';
import { ownersQuery } from '#client/features/roadmap/owner-api.ts';
import { formatNumber, plural } from '#client/lib/format.ts';
import { paths } from '#client/paths.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { ButtonLink } from '#client/ui/link.tsx';
import { PageBody } from '#client/ui/page-body.tsx';
import { PageHeader } from '#client/ui/page-header.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import {
  type OpportunityList as OpportunityPages,
  OpportunitySort,
} from '#shared/opportunities/schema.ts';
import { can } from '#shared/people/can.ts';
import { Stage } from '#shared/roadmap/stage.ts';
import { AddOpportunity, RecordWork } from './opportunities-add.tsx';
import styles from './opportunities-page.module.css';
import { StartRating } from './start-rating.tsx';

type Named = { id: string; name: string };

/** The view in the address; what cannot be read there is left out. */
function viewOf(search: URLSearchParams): ListView {
  return {
    text: search.get('q') ?? '',
    priorityId: search.get('priority'),
    ownerId: search.get('owner'),
    stage: Stage.safeParse(search.get('stage')).data ?? null,
    sort: OpportunitySort.safeParse(search.get('sort')).data ?? 'score',
    order: search.get('order') === 'asc' ? 'asc' : 'desc',
  };
}

function searchOf({ text, priorityId, ownerId, stage, sort, order }: ListView): URLSearchParams {
  const given = {
    q: text,
    priority: priorityId,
    owner: ownerId,
    stage,
    sort: sort === 'score' ? null : sort,
    order: order === 'desc' ? null : order,
  };
  const entries = Object.entries(given).filter(([, value]) => value);
  return new URLSearchParams(entries as [string, string][]);
}

/** Every opportunity as a list: sorted, narrowed, opened, and given priority and owner many at a time. */
export function OpportunitiesPage() {
  const { membership } = useHere();
  const { slug } = membership;
  const [search, setSearch] = useSearchParams();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const view = viewOf(search);
  const list = useInfiniteQuery(opportunityListQuery(slug, view));
  const priorities = useQuery(prioritiesQuery(slug)).data?.priorities ?? [];
  const owners = useQuery(ownersQuery(slug)).data?.owners ?? [];
  const total = list.data?.pages[0]?.total;
  const mayEdit = can(membership, 'edit_opportunity');
  const isBare = total === 0 && !isNarrowed(view);
  const show = (change: Partial<ListView>) => {
    setSelected(new Set());
    setSearch(searchOf({ ...view, ...change }), { replace: true });
  };
  const lists = { priorities, owners };
  const query = searchOf(view).size > 0 ? `?${searchOf(view)}` : '';
  const add = mayEdit && <AddOpportunity slug={slug} query={query} />;
  const record = can(membership, 'record_unbacked') && (
    <RecordWork {...{ slug, query, lists }} isOpenAtFirst={search.has('record')} />
  );
  return (
    <div className={styles.page}>
      <PageHeader
        title="Opportunities"
        summary={total !== undefined && summaryOf(total, view)}
        actions={
          !isBare && (
            <>
              {record}
              {add}
            </>
          )
        }
        filters={!isBare && <OpportunityFilters view={view} onChange={show} {...lists} />}
      />
      {list.isPending && (
        <PageBody>
          <Skeleton lines={12} label="Loading opportunities" />
        </PageBody>
      )}
      {list.isError && (
        <PageBody width="text">
          <ErrorNote
            title="The opportunities could not be shown."
            error={list.error}
            onRetry={() => void list.refetch()}
          />
        </PageBody>
      )}
      {total === 0 &&
        (isBare ? (
          <NoOpportunities
            slug={slug}
            action={
              <>
                {add}
                {record}
              </>
            }
          />
        ) : (
          <NoMatch />
        ))}
      <Rows {...{ slug, view, list, lists, query, show, mayEdit, selected, setSelected }} />
      {selected.size > 0 && (
        <AssignBar
          slug={slug}
          ids={[...selected]}
          {...lists}
          more={
            can(membership, 'start_session') && <StartRating slug={slug} selected={[...selected]} />
          }
          onDone={() => setSelected(new Set())}
        />
      )}
      <Outlet />
    </div>
  );
}

interface RowsProps {
  slug: string;
  view: ListView;
  list: UseInfiniteQueryResult<InfiniteData<OpportunityPages>>;
  lists: { priorities: readonly Named[]; owners: readonly Named[] };
  /** The view as it stands in the address, kept when a row is opened. */
  query: string;
  show: (change: Partial<ListView>) => void;
  mayEdit: boolean;
  selected: ReadonlySet<string>;
  setSelected: (ids: ReadonlySet<string>) => void;
}

const nameIn = (list: readonly Named[]) => (id: string | null) =>
  list.find((one) => one.id === id)?.name;

function Rows({ slug, view, list, lists, query, show, mayEdit, selected, setSelected }: RowsProps) {
  const { opportunityId } = useParams();
  const rows = list.data?.pages.flatMap(({ opportunities }) => opportunities) ?? [];
  if (rows.length === 0) return null;
  return (
    <div className={styles.list} data-stale={list.isPlaceholderData || undefined}>
      <OpportunityList
        rows={rows}
        view={view}
        onSort={(sort) => show({ sort, order: nextOrder(view, sort) })}
        selection={mayEdit ? selectionOf({ rows, selected, setSelected }) : undefined}
        openId={opportunityId}
        hrefOf={(id) => paths.opportunity(slug, id, 'opportunities') + query}
        nameOfPriority={nameIn(lists.priorities)}
        nameOfOwner={nameIn(lists.owners)}
        onEnd={() => {
          if (list.hasNextPage && !list.isFetching) void list.fetchNextPage();
        }}
      />
    </div>
  );
}

const summaryOf = (total: number, view: ListView) =>
  isNarrowed(view)
    ? `${formatNumber(total, 0)} found`
    : plural(total, 'opportunity', 'opportunities');

/** A second press turns the order round; words start at A, figures at the highest. */
function nextOrder(view: ListView, sort: ListView['sort']): ListView['order'] {
  if (view.sort === sort) return view.order === 'asc' ? 'desc' : 'asc';
  return sort === 'title' || sort === 'stage' ? 'asc' : 'desc';
}

interface SelectionState {
  rows: readonly { id: string }[];
  selected: ReadonlySet<string>;
  setSelected: (ids: ReadonlySet<string>) => void;
}

function selectionOf({ rows, selected, setSelected }: SelectionState) {
  return {
    ids: selected,
    toggle: (id: string) => {
      const next = new Set(selected);
      if (!next.delete(id)) next.add(id);
      setSelected(next);
    },
    toggleAll: (isSelected: boolean) =>
      setSelected(new Set(isSelected ? rows.map(({ id }) => id) : [])),
  };
}

function NoMatch() {
  return (
    <PageBody width="text">
      <EmptyState title="Nothing like that" size="small">
        No opportunity matches all of these filters. Take one away.
      </EmptyState>
    </PageBody>
  );
}

function NoOpportunities({ slug, action }: { slug: string; action: ReactNode }) {
  return (
    <PageBody width="text">
      <EmptyState
        title="Start from the list you have"
        icon={<Lightbulb aria-hidden="true" />}
        actions={
          <>
            <ButtonLink to={paths.section(slug, 'import')} icon={<Upload aria-hidden="true" />}>
              Import a list
            </ButtonLink>
            {action}
          </>
        }
      >
        An opportunity is a candidate for building: a problem, for whom, and what might help. Import
        a CSV of ideas, requests or use cases, or write the first one down.
      </EmptyState>
    </PageBody>
  );
}

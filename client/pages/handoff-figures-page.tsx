import { useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { useHere } from '#client/features/people/membership.ts';
import { handoffFiguresQuery } from '#client/features/progress/handoff-figures-api.ts';
import { sectionsOf } from '#client/features/progress/handoff-figures-measures.ts';
import { HandoffFiguresRows } from '#client/features/progress/handoff-figures-rows.tsx';
import { HandoffFiguresSection } from '#client/features/progress/handoff-figures-section.tsx';
import {
  type FigureSpot,
  type FiguresSplit,
  filterIn,
  quarterName,
  splitIn,
  spotIn,
  withSpot,
} from '#client/features/progress/handoff-figures-view.ts';
import { paths } from '#client/paths.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { FilterMenu } from '#client/ui/filter-menu.tsx';
import { IconButton } from '#client/ui/icon-button.tsx';
import { ButtonLink } from '#client/ui/link.tsx';
import { PageBody } from '#client/ui/page-body.tsx';
import { PageHeader } from '#client/ui/page-header.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { ViewSwitch } from '#client/ui/view-switch.tsx';
import { figureNames } from '#shared/progress/handoff-figures.ts';
import type { HandoffFiguresPage as Figures } from '#shared/progress/handoff-figures-schema.ts';

/** How handoffs go, by team and quarter. Team, period, layout and the opened figure live in the address. */
export function HandoffFiguresPage() {
  const { membership } = useHere();
  const { slug } = membership;
  const [search, setSearch] = useSearchParams();
  const answer = useQuery(handoffFiguresQuery(slug, filterIn(search)));
  const { data } = answer;
  const spot = spotIn(search, figureNames);
  return (
    <>
      <PageHeader
        title="Handoff figures"
        summary={
          data && (
            <>
              {membership.name}, as of <RelativeTime at={data.asOf} />
            </>
          )
        }
        actions={
          data?.from && (
            <IconButton
              label="Print"
              icon={<Printer aria-hidden="true" />}
              onPress={() => window.print()}
            />
          )
        }
        filters={data && data.quarters.length > 0 && <Filters figures={data} />}
      />
      <PageBody>
        {answer.isPending && <Skeleton lines={8} label="Counting" />}
        {answer.isError && !data && (
          <ErrorNote
            title="The figures could not be shown."
            error={answer.error}
            onRetry={() => void answer.refetch()}
          />
        )}
        {data && data.quarters.length === 0 && <NothingYet slug={slug} />}
        {data &&
          data.quarters.length > 0 &&
          sectionsOf(data.total).map((section) => (
            <HandoffFiguresSection
              key={section.title}
              section={section}
              page={data}
              split={splitIn(search)}
            />
          ))}
      </PageBody>
      {data && spot && (
        <HandoffFiguresRows
          key={search.toString()}
          slug={slug}
          page={data}
          spot={spot}
          name={nameOf(data, spot)}
          onClose={() => setSearch(withSpot(search, null), { replace: true })}
        />
      )}
    </>
  );
}

/** As the figure is called on the page, with what it belongs to. */
function nameOf({ total }: Figures, { figure, part }: FigureSpot): string {
  const all = sectionsOf(total).flatMap(({ title, groups }) =>
    groups.flatMap((group) => group.measures.map((measure) => ({ title, group, measure }))),
  );
  const found = all.find(({ measure: { cell } }) => cell.figure === figure && cell.part === part);
  if (!found) return 'Rows';
  const { title, group, measure } = found;
  return `${title}: ${figure === 'stays' ? group.title : measure.name}`;
}

function Filters({ figures }: { figures: Figures }) {
  const [search, setSearch] = useSearchParams();
  const set = (key: string) => (value: string | null) => {
    const next = new URLSearchParams(withSpot(search, null));
    if (value === null || value === 'all') next.delete(key);
    else next.set(key, value);
    setSearch(next, { replace: true });
  };
  const quarters = figures.quarters.map((id) => ({ id, name: quarterName(id) })).reverse();
  const teams = [...figures.owners, { id: 'none', name: 'No team' }];
  return (
    <>
      <ViewSwitch
        label="How the figures are split"
        views={splits}
        value={splitIn(search)}
        onChange={set('by')}
      />
      <FilterMenu label="Team" options={teams} value={search.get('team')} onChange={set('team')} />
      <FilterMenu
        label="From"
        options={quarters}
        value={search.get('from')}
        onChange={set('from')}
      />
      <FilterMenu label="To" options={quarters} value={search.get('to')} onChange={set('to')} />
    </>
  );
}

const splits: readonly { id: FiguresSplit; name: string }[] = [
  { id: 'all', name: 'All' },
  { id: 'quarter', name: 'By quarter' },
  { id: 'team', name: 'By team' },
];

function NothingYet({ slug }: { slug: string }) {
  return (
    <EmptyState
      title="Nothing is handed over yet."
      actions={<ButtonLink to={paths.section(slug, 'board')}>Open the board</ButtonLink>}
    >
      A decision to pursue starts a handoff. From then on this page says how long it waits in each
      state, whether its brief is accepted at the first pass, and what is changed afterwards.
    </EmptyState>
  );
}

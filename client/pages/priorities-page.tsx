import { useQuery } from '@tanstack/react-query';
import { Compass, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { metricsQuery } from '#client/features/metrics/api.ts';
import { MetricChip } from '#client/features/metrics/metric-chip.tsx';
import { useHere } from '#client/features/people/membership.ts';
import { prioritiesQuery } from '#client/features/priorities/api.ts';
import { PriorityList } from '#client/features/priorities/priority-list.tsx';
import { PriorityPanel } from '#client/features/priorities/priority-panel.tsx';
import { plural } from '#client/lib/format.ts';
import { paths } from '#client/paths.ts';
import { Button } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { PageBody } from '#client/ui/page-body.tsx';
import { PageHeader } from '#client/ui/page-header.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { whyNot } from '#shared/people/can.ts';

/** What the organisation has chosen, in rank order. `?open=` holds the priority in the panel, or `new`. */
export function PrioritiesPage() {
  const { membership } = useHere();
  const { slug } = membership;
  const [search, setSearch] = useSearchParams();
  const open = search.get('open');
  const priorities = useQuery(prioritiesQuery(slug));
  const metrics = useQuery(metricsQuery(slug));
  const whyNotEdit = whyNot(membership, 'edit_priority');
  const list = priorities.data?.priorities ?? [];
  const known = metrics.data?.metrics ?? [];
  const opened = list.find(({ id }) => id === open);
  const add = whyNotEdit === null && (
    <Button
      variant="primary"
      icon={<Plus aria-hidden="true" />}
      onPress={() => setSearch({ open: 'new' })}
    >
      Add priority
    </Button>
  );
  const renderMetric = (id: string) => {
    const metric = known.find((one) => one.id === id);
    return metric && <MetricChip key={id} metric={metric} href={paths.metric(slug, id)} />;
  };
  return (
    <>
      <PageHeader
        title="Priorities"
        summary={
          list.length > 0 &&
          `${plural(list.length, 'priority', 'priorities')}, most important first`
        }
        actions={list.length > 0 && add}
      />
      {(list.length === 0 || priorities.isError) && (
        <PageBody width="text">
          {priorities.isPending && <Skeleton lines={6} label="Loading priorities" />}
          {priorities.isError && (
            <ErrorNote
              title="The priorities could not be shown."
              error={priorities.error}
              onRetry={() => void priorities.refetch()}
            />
          )}
          {priorities.data && list.length === 0 && <NoPriorities action={add} />}
        </PageBody>
      )}
      {list.length > 0 && (
        <PriorityList
          slug={slug}
          priorities={list}
          openId={open}
          hrefOf={({ id }) => `?open=${id}`}
          renderMetric={renderMetric}
          mayRank={whyNotEdit === null}
        />
      )}
      {(opened || (open === 'new' && whyNotEdit === null)) && (
        <PriorityPanel
          key={open}
          slug={slug}
          priority={opened}
          metrics={known.map(({ id, name }) => ({ value: id, label: name }))}
          whyNot={whyNotEdit}
          onClose={() => setSearch({})}
        />
      )}
    </>
  );
}

function NoPriorities({ action }: { action: ReactNode }) {
  return (
    <EmptyState
      title="Choose what matters before what to build"
      icon={<Compass aria-hidden="true" />}
      actions={action}
    >
      A priority is a direction the organisation has chosen, such as “Answer every request in a
      day”. Each opportunity serves one, so the board can show which of them are still strategy and
      which are being built. Start with three; rank them, and name the metric each should move.
    </EmptyState>
  );
}

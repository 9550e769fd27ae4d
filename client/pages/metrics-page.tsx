import { useQuery } from '@tanstack/react-query';
import { ChartLine, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { metricsQuery } from '#client/features/metrics/api.ts';
import { MetricPanel } from '#client/features/metrics/metric-panel.tsx';
import { MetricTable } from '#client/features/metrics/metric-table.tsx';
import { byAttention } from '#client/features/metrics/standing-badge.tsx';
import { membersQuery } from '#client/features/people/api.ts';
import { useHere } from '#client/features/people/membership.ts';
import { plural } from '#client/lib/format.ts';
import { useNow } from '#client/lib/use-now.ts';
import { paths } from '#client/paths.ts';
import { Button } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { PageBody } from '#client/ui/page-body.tsx';
import { PageHeader } from '#client/ui/page-header.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { whyNot } from '#shared/people/can.ts';

/** The numbers the organisation wants to move, those that need attention first. `?open=new` makes one. */
export function MetricsPage() {
  const { membership } = useHere();
  const { slug } = membership;
  const navigate = useNavigate();
  const now = useNow();
  const [search, setSearch] = useSearchParams();
  const metrics = useQuery(metricsQuery(slug));
  const members = useQuery(membersQuery(slug));
  const mayEdit = whyNot(membership, 'edit_metric') === null;
  const list = byAttention(metrics.data?.metrics ?? [], now);
  const people = members.data?.members ?? [];
  const add = mayEdit && (
    <Button
      variant="primary"
      icon={<Plus aria-hidden="true" />}
      onPress={() => setSearch({ open: 'new' })}
    >
      Add metric
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Metrics"
        summary={list.length > 0 && `${plural(list.length, 'metric')}, what needs attention first`}
        actions={list.length > 0 && add}
      />
      {list.length === 0 && (
        <PageBody width="text">
          {metrics.isPending && <Skeleton lines={6} label="Loading metrics" />}
          {metrics.isError && (
            <ErrorNote
              title="The metrics could not be shown."
              error={metrics.error}
              onRetry={() => void metrics.refetch()}
            />
          )}
          {metrics.data && <NoMetrics action={add} />}
        </PageBody>
      )}
      {list.length > 0 && (
        <MetricTable
          metrics={list}
          hrefOf={({ id }) => paths.metric(slug, id)}
          nameOf={(id) => people.find((member) => member.id === id)?.name ?? '…'}
        />
      )}
      {search.get('open') === 'new' && mayEdit && (
        <MetricPanel
          slug={slug}
          metric={undefined}
          members={people
            .filter(({ removedAt }) => removedAt === null)
            .map(({ id, name }) => ({ value: id, label: name }))}
          onClose={() => setSearch({})}
          onCreated={({ id }) => void navigate(paths.metric(slug, id))}
        />
      )}
    </>
  );
}

function NoMetrics({ action }: { action: ReactNode }) {
  return (
    <EmptyState
      title="Name the number that has to move"
      icon={<ChartLine aria-hidden="true" />}
      actions={action}
    >
      A metric has a unit, a direction, a baseline, a target with a day, and somebody who measures
      it. No brief can be offered without one, and nothing is proven without its readings.
    </EmptyState>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { useParams, useSearchParams } from 'react-router';
import { metricQuery } from '#client/features/metrics/api.ts';
import { Goalposts } from '#client/features/metrics/goalposts.tsx';
import { MetricChart } from '#client/features/metrics/metric-chart.tsx';
import { MetricFacts } from '#client/features/metrics/metric-facts.tsx';
import { MetricPanel } from '#client/features/metrics/metric-panel.tsx';
import { ReadingForm } from '#client/features/metrics/reading-form.tsx';
import { ReadingTable } from '#client/features/metrics/reading-table.tsx';
import { StandingLine } from '#client/features/metrics/standing-line.tsx';
import { membersQuery } from '#client/features/people/api.ts';
import { useHere } from '#client/features/people/membership.ts';
import { prioritiesQuery } from '#client/features/priorities/api.ts';
import { useNow } from '#client/lib/use-now.ts';
import { paths } from '#client/paths.ts';
import { Button } from '#client/ui/button.tsx';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { Link } from '#client/ui/link.tsx';
import { PageBody } from '#client/ui/page-body.tsx';
import { PageHeader } from '#client/ui/page-header.tsx';
import { Section } from '#client/ui/section.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import type { MetricPage as MetricWithGoalposts } from '#shared/metrics/schema.ts';
import { nobody, whyNot } from '#shared/people/can.ts';
import { dayOf } from '#shared/time.ts';

/** One metric: its chart, what is promised, and its readings. `?edit` holds the panel. */
export function MetricPage() {
  const { slug } = useHere().membership;
  const { metricId = '' } = useParams();
  const metric = useQuery(metricQuery(slug, metricId));
  if (metric.data) return <Shown metric={metric.data} />;
  return (
    <>
      <PageHeader title="Metric" />
      <PageBody width="text">
        {metric.isPending && <Skeleton lines={8} label="Loading the metric" />}
        {metric.isError && (
          <ErrorNote
            title="This metric could not be shown."
            error={metric.error}
            onRetry={() => void metric.refetch()}
          />
        )}
      </PageBody>
    </>
  );
}

function Shown({ metric }: { metric: MetricWithGoalposts }) {
  const { membership } = useHere();
  const { slug } = membership;
  const today = dayOf(useNow());
  const [search, setSearch] = useSearchParams();
  const people = useQuery(membersQuery(slug)).data?.members ?? [];
  const priorities = useQuery(prioritiesQuery(slug)).data?.priorities ?? [];
  const actor = membership;
  const mayEdit = whyNot(actor, 'edit_metric') === null;
  const whyNotRecord = whyNot(actor, 'record_reading', {
    ...nobody,
    measurerId: metric.measurerId,
  });
  const nameOf = (id: string) => people.find((member) => member.id === id)?.name ?? '…';
  const served = priorities.filter(({ id }) => metric.priorityIds.includes(id));
  return (
    <>
      <PageHeader
        title={metric.name}
        actions={
          mayEdit && (
            <Button icon={<Pencil aria-hidden="true" />} onPress={() => setSearch({ edit: '' })}>
              Edit metric
            </Button>
          )
        }
      />
      <PageBody width="text">
        <StandingLine metric={metric} />
        <MetricChart metric={metric} />
        <MetricFacts
          metric={metric}
          measurer={metric.measurerId === null ? null : nameOf(metric.measurerId)}
          priorities={served.map(({ id, name }) => (
            <Link key={id} to={`${paths.section(slug, 'priorities')}?open=${id}`}>
              {name}
            </Link>
          ))}
        />
        <Section title="Readings" lead={whyNotRecord ?? undefined}>
          {whyNotRecord === null && (
            <ReadingForm key={metric.id} slug={slug} metric={metric} today={today} />
          )}
          {metric.readings.length > 0 && <ReadingTable metric={metric} nameOf={nameOf} />}
        </Section>
        {metric.goalposts.length > 0 && (
          <Section title="Goalposts" lead="What was promised, and every time it was changed.">
            <Goalposts metric={metric} />
          </Section>
        )}
      </PageBody>
      {search.has('edit') && mayEdit && (
        <MetricPanel
          slug={slug}
          metric={metric}
          members={people
            .filter(({ removedAt, id }) => removedAt === null || id === metric.measurerId)
            .map(({ id, name }) => ({ value: id, label: name }))}
          onClose={() => setSearch({})}
        />
      )}
    </>
  );
}

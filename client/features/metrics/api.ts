import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { get, patch, post } from '#client/lib/api.ts';
import {
  type CreateMetric,
  type EditMetric,
  Metric,
  MetricPage,
  Metrics,
  type RecordReading,
} from '#shared/metrics/schema.ts';

const key = (slug: string) => ['workspaces', slug, 'metrics'] as const;

export const metricsQuery = (slug: string) =>
  queryOptions({
    queryKey: [...key(slug), 'list'],
    queryFn: ({ signal }) => get(`/workspaces/${slug}/metrics`, Metrics, { signal }),
  });

export const metricQuery = (slug: string, id: string) =>
  queryOptions({
    queryKey: [...key(slug), 'one', id],
    queryFn: ({ signal }) => get(`/metrics/${id}`, MetricPage, { signal }),
  });

function useMetricMutation<Input, Output>(
  slug: string,
  mutationFn: (input: Input) => Promise<Output>,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => client.invalidateQueries({ queryKey: key(slug) }),
  });
}

export const useCreateMetric = (slug: string) =>
  useMetricMutation(slug, (input: CreateMetric) =>
    post(`/workspaces/${slug}/metrics`, input, Metric),
  );

export const useEditMetric = (slug: string) =>
  useMetricMutation(slug, ({ metric, input }: { metric: Metric; input: EditMetric }) =>
    patch(`/metrics/${metric.id}`, input, Metric, { ifMatch: metric.version }),
  );

/** Reading, and the key under which recording it again has no second effect. */
export type NewReading = RecordReading & { key: string };

/** Records readings one after the other; answers how many were, and throws at the first refused one. */
export const useRecordReadings = (slug: string, metricId: string) =>
  useMetricMutation(
    slug,
    async ({
      readings,
      onRecorded,
    }: {
      readings: readonly NewReading[];
      /** Called after each, so that a later refusal leaves the form with what is still to record. */
      onRecorded?: (reading: NewReading) => void;
    }) => {
      for (const reading of readings) {
        const { key: idempotencyKey, ...body } = reading;
        await post(`/metrics/${metricId}/readings`, body, Metric, { idempotencyKey });
        onRecorded?.(reading);
      }
      return readings.length;
    },
  );

import { useQuery } from '@tanstack/react-query';
import { get } from '#client/lib/api.ts';
import { formatDay, formatNumber } from '#client/lib/format.ts';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import type { BriefMetric } from '#shared/handoffs/brief.ts';
import { type OtherPromise, OtherPromises } from '#shared/handoffs/change.ts';
import type { HandoffAddress } from './api.ts';

/** Who else promises the same number: moving it here moves it there. */
export function ChangeOtherPromises({
  address: { slug, handoffId },
  metric,
}: {
  address: HandoffAddress;
  metric: BriefMetric;
}) {
  const { data } = useQuery({
    queryKey: ['workspaces', slug, 'handoffs', handoffId, 'other-promises'],
    queryFn: ({ signal }) =>
      get(`/handoffs/${handoffId}/other-promises`, OtherPromises, { signal }),
  });
  if (!data || data.promises.length === 0) return null;
  const title =
    data.promises.length === 1
      ? `“${data.promises[0]?.title}” promises ${metric.name} too.`
      : `${data.promises.length} other handoffs promise ${metric.name} too.`;
  return (
    <ProblemNote tone="risk" title={title}>
      <p>
        The number has one target: it moves there as well. Their briefs keep what they promised.
      </p>
      <ul>
        {data.promises.map((promise) => (
          <li key={promise.opportunityId}>
            {promise.title}: {promised(promise, metric.unit)}
          </li>
        ))}
      </ul>
    </ProblemNote>
  );
}

const promised = ({ target, measureBy }: OtherPromise, unit: string): string => {
  const value = target === null ? 'no target' : `${formatNumber(target, 2)} ${unit}`;
  return measureBy === null ? value : `${value} by ${formatDay(measureBy)}`;
};

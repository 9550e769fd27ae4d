import { useQuery } from '@tanstack/react-query';
import { metricsQuery } from '#client/features/metrics/api.ts';
import { opportunityPageQuery } from '#client/features/opportunities/api.ts';
import { membersQuery } from '#client/features/people/api.ts';
import { prioritiesQuery } from '#client/features/priorities/api.ts';
import { ownersQuery } from '#client/features/roadmap/owner-api.ts';

/** One opportunity with everything that can be named in it, however it is opened. */
export function useOpened({ slug, id }: { slug: string; id: string }) {
  const page = useQuery(opportunityPageQuery({ slug, id }));
  const members = useQuery(membersQuery(slug));
  const owners = useQuery(ownersQuery(slug));
  const priorities = useQuery(prioritiesQuery(slug));
  const metrics = useQuery(metricsQuery(slug));
  const all = [page, members, owners, priorities, metrics];
  const lists = members.data &&
    owners.data &&
    priorities.data &&
    metrics.data && { ...members.data, ...owners.data, ...priorities.data, ...metrics.data };
  return {
    page,
    lists,
    failed: all.find(({ isError }) => isError),
    retry() {
      for (const query of all) if (query.isError) void query.refetch();
    },
  };
}

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get } from '#client/lib/api.ts';
import type { FiguresFilter } from '#shared/progress/handoff-figures.ts';
import { HandoffFiguresPage } from '#shared/progress/handoff-figures-schema.ts';

export function handoffFiguresQuery(slug: string, filter: FiguresFilter) {
  const asked = new URLSearchParams(
    Object.entries(filter).filter((one): one is [string, string] => one[1] !== null),
  );
  return queryOptions({
    queryKey: ['workspaces', slug, 'progress', 'handoff-figures', filter],
    queryFn: ({ signal }) =>
      get(`/workspaces/${slug}/handoff-figures?${asked}`, HandoffFiguresPage, { signal }),
    placeholderData: keepPreviousData,
  });
}

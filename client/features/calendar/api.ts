import { queryOptions } from '@tanstack/react-query';
import { get, put } from '#client/lib/api.ts';
import { useWrite } from '#client/lib/use-write.ts';
import { Calendar, type ChangeCalendar } from '#shared/calendar/schema.ts';

const key = (slug: string) => ['workspaces', slug, 'people', 'calendar'] as const;

export const calendarQuery = (slug: string) =>
  queryOptions({
    queryKey: key(slug),
    queryFn: ({ signal }) => get(`/workspaces/${slug}/calendar`, Calendar, { signal }),
  });

interface Change {
  /** The version the change was made on. */
  version: number;
  change: ChangeCalendar;
}

export const useChangeCalendar = (slug: string) =>
  useWrite({
    write: ({ version, change }: Change) =>
      put(`/workspaces/${slug}/calendar`, change, Calendar, { ifMatch: version }),
    shows: key(slug),
    stale: ['roadmap', 'progress'].map((noun) => ['workspaces', slug, noun]),
  });

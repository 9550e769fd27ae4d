import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { get, post } from '#client/lib/api.ts';
import { useWrite } from '#client/lib/use-write.ts';
import {
  type DecideTogether,
  MovedTogether,
  type Reconfirm,
  type ReopenTogether,
} from '#shared/opportunities/decision.ts';
import { DecisionPage } from '#shared/opportunities/decision-page.ts';

/** One decision with what was known then, and what is known now. */
export const decisionPageQuery = (slug: string, id: string) =>
  queryOptions({
    queryKey: ['workspaces', slug, 'opportunities', 'decision', id],
    queryFn: ({ signal }) => get(`/decisions/${id}`, DecisionPage, { signal }),
  });

const staleIn = (slug: string) =>
  ['roadmap', 'handoffs', 'progress', 'scoring'].map((noun) => ['workspaces', slug, noun]);

/** Decides about many at once. */
export const useDecideTogether = (slug: string) =>
  useWrite({
    write: (input: DecideTogether) => post(`/workspaces/${slug}/decisions`, input, MovedTogether),
    shows: ['workspaces', slug, 'opportunities'],
    stale: staleIn(slug),
  });

/** Takes decisions about many back at once; refused as a whole when somebody has acted on one of them. */
export const reopenTogether = (slug: string, input: ReopenTogether) =>
  post(`/workspaces/${slug}/decisions/reopen`, input, MovedTogether);

export const useReconfirm = (slug: string, decisionId: string) =>
  useWrite({
    write: (input: Reconfirm) =>
      post(`/decisions/${decisionId}/reconfirm`, input, z.object({ id: z.uuid() })),
    shows: ['workspaces', slug, 'opportunities'],
    stale: staleIn(slug),
  });

import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { get, patch, post } from '#client/lib/api.ts';
import { useWrite } from '#client/lib/use-write.ts';
import type { Decide } from '#shared/opportunities/decision.ts';
import { OpportunityPage } from '#shared/opportunities/opportunity-page.ts';
import type { EditOpportunity } from '#shared/opportunities/schema.ts';
import { Moved } from '#shared/roadmap/schema.ts';

const Nothing = z.unknown();

/** Which opportunity, in which workspace. */
export interface Address {
  slug: string;
  id: string;
}

/** Everything the panel shows, in one request. */
export const opportunityPageQuery = ({ slug, id }: Address) =>
  queryOptions({
    queryKey: ['workspaces', slug, 'opportunities', 'page', id],
    queryFn: ({ signal }) => get(`/opportunities/${id}`, OpportunityPage, { signal }),
  });

function useOpportunityWrite<Input, Output>(
  address: Address,
  write: (input: Input) => Promise<Output>,
) {
  return useWrite({
    write,
    shows: opportunityPageQuery(address).queryKey,
    stale: ['roadmap', 'handoffs', 'progress'].map((noun) => ['workspaces', address.slug, noun]),
  });
}

interface Versioned<Input> {
  version: number;
  input: Input;
}

export const useEditOpportunity = (address: Address) =>
  useOpportunityWrite(address, ({ version, input }: Versioned<EditOpportunity>) =>
    patch(`/opportunities/${address.id}`, input, OpportunityPage, { ifMatch: version }),
  );

export const useDecide = (address: Address) =>
  useOpportunityWrite(address, ({ version, input }: Versioned<Decide>) =>
    post(`/opportunities/${address.id}/decide`, input, Moved, { ifMatch: version }),
  );

interface Reopening {
  reason: string;
  /** It was a slip: the decision stays on record as undone. */
  undo?: boolean;
  after?: string | null | undefined;
}

export const reopenDecision = (id: string, { version, input }: Versioned<Reopening>) =>
  post(`/opportunities/${id}/reopen`, input, Moved, { ifMatch: version });

export const useReopenDecision = (address: Address) =>
  useOpportunityWrite(address, (reopening: Versioned<Reopening>) =>
    reopenDecision(address.id, reopening),
  );

export const useWriteComment = (address: Address) =>
  useOpportunityWrite(address, (body: string) =>
    post(`/opportunities/${address.id}/comments`, { body }, z.object({ id: z.uuid() })),
  );

export const useRemoveComment = (address: Address) =>
  useOpportunityWrite(address, (commentId: string) =>
    post(`/comments/${commentId}/remove`, undefined, Nothing),
  );

import { queryOptions, useMutation } from '@tanstack/react-query';
import { get, post } from '#client/lib/api.ts';
import { type Propose, Proposed, PublicForm, Receipt } from '#shared/opportunities/intake.ts';

const MINUTE = 60_000;

/** A form as everybody with its link sees it. Asked anew only when its stamp has got too old. */
export const publicFormQuery = (token: string) =>
  queryOptions({
    queryKey: ['public-form', token],
    queryFn: ({ signal }) => get(`/intake/${encodeURIComponent(token)}`, PublicForm, { signal }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

export const usePropose = (token: string) =>
  useMutation({
    mutationFn: ({ key, input }: { key: string; input: Propose }) =>
      post(`/intake/${encodeURIComponent(token)}`, input, Proposed, { idempotencyKey: key }),
  });

/** What became of a proposal; a page left open learns of it by itself. */
export const receiptQuery = (receipt: string) =>
  queryOptions({
    queryKey: ['receipt', receipt],
    queryFn: ({ signal }) =>
      get(`/intake/receipts/${encodeURIComponent(receipt)}`, Receipt, { signal }),
    retry: false,
    refetchInterval: 2 * MINUTE,
  });

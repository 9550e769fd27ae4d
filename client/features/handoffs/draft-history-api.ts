import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { get, post } from '#client/lib/api.ts';
import { useWrite } from '#client/lib/use-write.ts';
import { DraftEdit, DraftHistory, WrittenByItself } from '#shared/handoffs/draft-history.ts';
import type { HandoffAddress } from './api.ts';

const keyOf = ({ slug, handoffId }: HandoffAddress) =>
  ['workspaces', slug, 'handoffs', handoffId] as const;

/** What the brief would write itself by now, beside what it began with. */
export const writtenQuery = (address: HandoffAddress) =>
  queryOptions({
    queryKey: [...keyOf(address), 'written'],
    queryFn: ({ signal }) =>
      get(`/handoffs/${address.handoffId}/brief/written`, WrittenByItself, { signal }),
  });

/** Who wrote the draft when, newest first. */
export const historyQuery = (address: HandoffAddress) =>
  queryOptions({
    queryKey: [...keyOf(address), 'edits'],
    queryFn: ({ signal }) =>
      get(`/handoffs/${address.handoffId}/brief/edits`, DraftHistory, { signal }),
  });

/** The draft as it stood after one edit; `version` is the brief's. */
export const editQuery = (address: HandoffAddress, version: number) =>
  queryOptions({
    queryKey: [...keyOf(address), 'edits', version],
    queryFn: ({ signal }) =>
      get(`/handoffs/${address.handoffId}/brief/edits/${version}`, DraftEdit, { signal }),
    staleTime: 10 * 60_000,
  });

interface BroughtBack {
  /** The edit to write again. */
  edit: number;
  /** The brief's version as it was seen. */
  version: number;
}

const Kept = z.object({ version: z.number().int() });

const bringBack = (handoffId: string, { edit, version }: BroughtBack) =>
  post(`/handoffs/${handoffId}/brief/edits/${edit}/bring-back`, undefined, Kept, {
    ifMatch: version,
  });

/** Writes an edit again; so does Undo, with the edit that was the newest before. */
export const useBringBack = (address: HandoffAddress) =>
  useWrite({
    write: (brought: BroughtBack) => bringBack(address.handoffId, brought),
    shows: ['workspaces', address.slug, 'opportunities', 'page', address.opportunityId],
    stale: [keyOf(address)],
  });

import { z } from 'zod';
import { post, put } from '#client/lib/api.ts';
import { useWrite } from '#client/lib/use-write.ts';
import type { RateOpportunity } from '#shared/scoring/schema.ts';

const Nothing = z.unknown();

/** Which opportunity, in which workspace. */
export interface Rated {
  slug: string;
  id: string;
}

const NOUNS = ['scoring', 'roadmap', 'handoffs', 'progress'];

/** A write to one opportunity's round; its panel, where one is open, is read anew before it counts as done. */
function useRoundWrite<Input, Output>(
  { slug, id }: Rated,
  write: (input: Input) => Promise<Output>,
) {
  return useWrite({
    write,
    shows: ['workspaces', slug, 'opportunities', 'page', id],
    stale: NOUNS.map((noun) => ['workspaces', slug, noun]),
  });
}

export const useRate = (address: Rated) =>
  useRoundWrite(address, (input: RateOpportunity) =>
    put(`/opportunities/${address.id}/rating`, input, Nothing),
  );

/** Keeps answers nobody else sees yet; what is on screen stays as it is. */
export const keepAnswers = (id: string, answers: RateOpportunity['answers']) =>
  put(`/opportunities/${id}/rating`, { answers, submit: false }, Nothing);

export const useReveal = (address: Rated) =>
  useRoundWrite(address, () => post(`/opportunities/${address.id}/reveal`, undefined, Nothing));

import { z } from 'zod';
import { post, put } from '#client/lib/api.ts';
import { useWrite } from '#client/lib/use-write.ts';
import type { RateOpportunity } from '#shared/scoring/schema.ts';
import type { ReviseRating, SkipRating } from '#shared/scoring/session.ts';

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

export const handInRating = (id: string, input: RateOpportunity) =>
  put(`/opportunities/${id}/rating`, input, Nothing);

export const useRate = (address: Rated) =>
  useRoundWrite(address, (input: RateOpportunity) => handInRating(address.id, input));

/** Keeps answers nobody else sees yet; what is on screen stays as it is. Takes back that it was skipped. */
export const keepAnswers = (id: string, answers: RateOpportunity['answers']) =>
  handInRating(id, { answers, submit: false });

export const skipRating = (id: string, input: SkipRating) =>
  post(`/opportunities/${id}/rating/skip`, input, Nothing);

export const useSkip = (address: Rated) =>
  useRoundWrite(address, (input: SkipRating) => skipRating(address.id, input));

/** What I handed in or skipped is mine again; nobody has seen it. */
export const takeRatingBack = (id: string) =>
  post(`/opportunities/${id}/rating/take-back`, undefined, Nothing);

export const useTakeRatingBack = (address: Rated) =>
  useRoundWrite(address, () => takeRatingBack(address.id));

export const useRevise = (address: Rated) =>
  useRoundWrite(address, (input: ReviseRating) =>
    post(`/opportunities/${address.id}/rating/revise`, input, Nothing),
  );

export const useReveal = (address: Rated) =>
  useRoundWrite(address, () => post(`/opportunities/${address.id}/reveal`, undefined, Nothing));

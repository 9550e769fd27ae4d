import { z } from 'zod';
import { Id } from '#shared/people/schema.ts';
import { boardStages, type Stage, stageName } from '#shared/roadmap/stage.ts';
import type { Effort, Evidence } from './schema.ts';

/** Two opportunities turn out to be the same: this one goes into the other. */
export const MergeOpportunity = z.strictObject({
  into: Id,
  reason: z.string().trim().min(1, 'Say why they are the same.').max(5000),
  /** Whether what the survivor does not say yet is taken from this one. */
  fill: z.boolean().default(false),
});
export type MergeOpportunity = z.infer<typeof MergeOpportunity>;

export const UnmergeOpportunity = z.strictObject({
  reason: z.string().trim().max(5000).default(''),
});
export type UnmergeOpportunity = z.infer<typeof UnmergeOpportunity>;

/** Where it went, and the versions both stand at. */
export const Merged = z.object({
  opportunityId: Id,
  version: z.number().int(),
  intoId: Id,
  intoVersion: z.number().int(),
});
export type Merged = z.infer<typeof Merged>;

const mayGo: readonly Stage[] = ['ASSESS', 'PARKED', 'REJECTED'];

/** Why this opportunity cannot go into another; null when it can. */
export function whyNotGo({ title, stage }: { title: string; stage: Stage }): string | null {
  if (mayGo.includes(stage)) return null;
  if (stage === 'MERGED') return `“${title}” was merged already.`;
  return `“${title}” is in ${stageName[stage]}: somebody works on it. Merge the other one into it instead.`;
}

/** Why nothing can go into this opportunity; null when something can. `went` is where it was merged itself. */
export function whyNotTake({
  title,
  stage,
  went,
}: {
  title: string;
  stage: Stage;
  went: string | null;
}): string | null {
  if (stage === 'MERGED')
    return `“${title}” was itself merged into “${went ?? 'another'}”. Merge into that one.`;
  if (stage === 'REJECTED') return `“${title}” was rejected. Reopen it first, or keep this one.`;
  return boardStages.includes(stage) || stage === 'PARKED'
    ? null
    : 'Nothing can be merged into it.';
}

/** What an opportunity says, as far as a merge can carry it over. */
export type Words = {
  problem: string;
  forWhom: string;
  hypothesis: string;
  evidence: readonly Evidence[];
  labels: readonly string[];
  effort: Effort | null;
  costOfDelay: number | null;
  priorityId: string | null;
  ownerId: string | null;
  metricId: string | null;
};

export const fillable = [
  'problem',
  'forWhom',
  'hypothesis',
  'effort',
  'costOfDelay',
  'priorityId',
  'ownerId',
  'metricId',
] as const satisfies readonly (keyof Words)[];
export type Fillable = (typeof fillable)[number];

const MOST_EVIDENCE = 50;
const MOST_LABELS = 20;

const isEmpty = (value: Words[Fillable]): boolean =>
  value === null || (typeof value === 'string' && value.trim() === '');

/** What the survivor gains from what goes into it: evidence and labels it has not, and fields it leaves empty. */
export function gainOf(into: Words, gone: Words) {
  const links = new Set(into.evidence.map(({ url }) => url));
  const labels = new Set(into.labels.map((label) => label.toLowerCase()));
  const seen = (set: Set<string>, key: string) => set.has(key) || !set.add(key);
  return {
    evidence: gone.evidence
      .filter(({ url }) => !seen(links, url))
      .slice(0, Math.max(0, MOST_EVIDENCE - into.evidence.length)),
    labels: gone.labels
      .filter((label) => !seen(labels, label.toLowerCase()))
      .slice(0, Math.max(0, MOST_LABELS - into.labels.length)),
    fields: fillable.filter((field) => isEmpty(into[field]) && !isEmpty(gone[field])),
  };
}
export type Gain = ReturnType<typeof gainOf>;

import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { patch, post } from '#client/lib/api.ts';
import { useWrite } from '#client/lib/use-write.ts';
import { openLine } from '#client/lib/worker-line.ts';
import type { Effort } from '#shared/opportunities/schema.ts';
import type { AskInput, JudgeDuel } from '#shared/scoring/input-request.ts';
import type { Askable } from '#shared/scoring/whom-to-ask.ts';
import type { RankingQuestion } from './ranking.worker.ts';
import type { Explained, Laid, Question, Settings } from './ranking-calculation.ts';

const askWorker = openLine(
  () => new Worker(new URL('./ranking.worker.ts', import.meta.url), { type: 'module' }),
);

const ask = <Answer>(question: RankingQuestion, signal?: AbortSignal) =>
  askWorker<Answer>(question, signal);

const rankingKey = (slug: string) => ['workspaces', slug, 'scoring', 'ranking'] as const;

/** Readings that are asked for and have not begun, and how long the last one took and when it ended. */
const planned = new Map<string, Promise<Laid>>();
let last = { ended: 0, took: 0 };

/** After a slow reading nobody waits longer than this for the next, in ms. */
const LONGEST_REST = 2000;

/**
 * One reading after another. While many things happen at once, as when a whole session hands in, what asks
 * meanwhile shares the next one, and about a third of the time is spent on reading.
 */
function readInTurn(client: QueryClient, slug: string): Promise<Laid> {
  const next = planned.get(slug) ?? read(client, slug);
  planned.set(slug, next);
  return next;
}

async function read(client: QueryClient, slug: string): Promise<Laid> {
  const rest = last.ended + Math.min(2 * last.took, LONGEST_REST) - performance.now();
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, rest)));
  planned.delete(slug);
  const began = performance.now();
  const laid = await ask<Laid>({ ask: 'read', slug });
  last = { ended: performance.now(), took: performance.now() - began };
  // Whoever asked may have been told to ask again meanwhile; what was read is shown all the same.
  client.setQueryData(rankingKey(slug), (before: Laid | undefined) =>
    before && before.revision > laid.revision ? before : laid,
  );
  return laid;
}

export const rankingQuery = (slug: string) =>
  queryOptions({
    queryKey: rankingKey(slug),
    queryFn: ({ client }) => readInTurn(client, slug),
    // Two thousand rows are compared in no time by their revision, and not by every field.
    structuralSharing: (before, after) =>
      (before as Laid | undefined)?.revision === (after as Laid).revision ? before : after,
  });

/** What a calculation is of: it stays true for as long as it is of interest, so no event makes it stale. */
export interface Calculated {
  slug: string;
  revision: number;
  settings: Settings;
}

const calculatedKey = (what: string, { slug, revision, settings }: Calculated) =>
  ['calculated', slug, what, revision, settings] as const;
const calculatedFor = {
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 60_000,
  retry: false,
} as const;

/** Chances in the order of the standings. How long they took stands among the browser's own measures. */
export const chancesQuery = (of: Calculated) =>
  queryOptions({
    ...calculatedFor,
    queryKey: calculatedKey('chances', of),
    queryFn: async ({ signal }) => {
      const start = performance.now();
      const question: RankingQuestion = { ask: 'chances', of, settings: of.settings };
      const chances = await ask<Float32Array | null>(question, signal);
      performance.measure('ranking bands', { start });
      return chances;
    },
    structuralSharing: false,
  });

export const questionsQuery = (
  of: Calculated,
  who: { members: readonly Askable[]; askerId: string },
) =>
  queryOptions({
    ...calculatedFor,
    queryKey: [...calculatedKey('questions', of), who],
    queryFn: ({ signal }) =>
      ask<Question[] | null>({ ask: 'questions', of, settings: of.settings, who }, signal),
    placeholderData: keepPreviousData,
  });

export const explainedQuery = (of: Calculated, id: string) =>
  queryOptions({
    ...calculatedFor,
    queryKey: [...calculatedKey('explained', of), id],
    queryFn: ({ signal }) =>
      ask<Explained | null>({ ask: 'explain', of, settings: of.settings, id }, signal),
  });

const Nothing = z.unknown();
const Made = z.object({ id: z.string() });

const touching = (slug: string) => ({
  shows: rankingKey(slug),
  stale: ['progress', 'opportunities', 'roadmap'].map((noun) => ['workspaces', slug, noun]),
});

export const useAskInput = (slug: string) =>
  useWrite({
    write: (input: z.input<typeof AskInput>) =>
      post(`/workspaces/${slug}/input-requests`, input, Made),
    ...touching(slug),
  });

export const useWithdrawInput = (slug: string) =>
  useWrite({
    write: (id: string) => post(`/input-requests/${id}/withdraw`, {}, Nothing),
    ...touching(slug),
  });

export const useJudgeDuel = (slug: string) =>
  useWrite({
    write: (duel: JudgeDuel) => post(`/workspaces/${slug}/duels`, duel, Nothing),
    shows: rankingKey(slug),
    stale: [],
  });

interface Estimated {
  id: string;
  version: number;
  effort: Effort | null;
}

export const useEstimate = (slug: string) =>
  useWrite({
    write: ({ id, version, effort }: Estimated) =>
      patch(`/opportunities/${id}`, { effort }, Nothing, { ifMatch: version }),
    ...touching(slug),
  });

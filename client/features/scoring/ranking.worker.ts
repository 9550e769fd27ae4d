import { get } from '#client/lib/api.ts';
import { answerLine } from '#client/lib/worker-line.ts';
import { Ranking } from '#shared/scoring/ranking.ts';
import type { Askable } from '#shared/scoring/whom-to-ask.ts';
import { type Calculation, calculationOf, layOut, type Settings } from './ranking-calculation.ts';

/** One reading of one workspace's ranking. */
type Reading = { slug: string; revision: number };

/** What the page asks. All but the first are about a reading, and answered null once there is a newer one. */
export type RankingQuestion =
  | { ask: 'read'; slug: string }
  | { ask: 'chances'; of: Reading; settings: Settings }
  | {
      ask: 'questions';
      of: Reading;
      settings: Settings;
      who: { members: readonly Askable[]; askerId: string };
    }
  | {
      ask: 'explain';
      of: Reading;
      settings: Settings;
      id: string;
    };

let held: (Reading & { calculation: Calculation }) | undefined;

/** Reads the ranking here, so that a megabyte of answers never holds up the page. */
async function read(slug: string) {
  const ranking = await get(`/workspaces/${slug}/ranking`, Ranking);
  held = { slug, revision: ranking.revision, calculation: calculationOf(ranking) };
  return layOut(ranking);
}

async function calculate(question: Exclude<RankingQuestion, { ask: 'read' }>) {
  const { slug, revision } = question.of;
  // A worker that was started anew knows nothing yet.
  if (!held) await read(slug);
  if (held?.slug !== slug || held.revision !== revision) return null;
  const { calculation } = held;
  switch (question.ask) {
    case 'chances':
      return calculation.chances(question.settings);
    case 'questions':
      return calculation.questions(question.settings, question.who);
    case 'explain':
      return calculation.explain(question.settings, question.id);
  }
}

answerLine((question: RankingQuestion) =>
  question.ask === 'read' ? read(question.slug) : calculate(question),
);

import type { Day } from '#shared/time.ts';
import { type Band, chancesOf } from './bands.ts';
import { capacityLeft } from './capacity-left.ts';
import type { CutLine, Swap } from './cut-line.ts';
import type { Candidate } from './draw-candidates.ts';
import type { Horizon, Ranking } from './ranking.ts';
import { assumedEffort, isRanked, type Placed, rankStandings, standingsOf } from './standings.ts';

/** One line of the ranking. */
export type RankedRow = Placed & { chance: number; band: Band };

export type RankedList = {
  /** Best score first. */
  rows: RankedRow[];
  cutLine: CutLine;
  /** What the capacity carries better than the list read from the top; null when nothing. */
  swap: Swap | null;
};

/** The same everywhere: bands do not jump when somebody looks at them twice. */
export const SEED = 20_261_122;

/** The opportunities the cut line is drawn among: revealed, with a score, of the owner asked for. */
export function candidatesOf(
  { opportunities }: Pick<Ranking, 'opportunities'>,
  horizon: Horizon,
): Candidate[] {
  const assumed = assumedEffort(opportunities);
  return opportunities
    .filter((opportunity) => isRanked(opportunity, horizon))
    .map(({ id, answers, effort }) => ({
      id,
      answers: answers.map((raters) =>
        raters.map(([low, likely, high]) => ({ low, likely, high })),
      ),
      effort: effort ?? assumed,
    }));
}

/** The whole ranking of a workspace: scores, ranks, bands, cut line and the swap that pays. */
export function rankList(
  ranking: Pick<Ranking, 'model' | 'opportunities' | 'owners' | 'unownedWeeks'>,
  { from, horizon }: { from: Day; horizon: Horizon },
): RankedList {
  const { model } = ranking;
  const candidates = candidatesOf(ranking, horizon);
  const capacity = capacityLeft(ranking, { from, horizon });
  const standings = standingsOf(ranking, horizon);
  const { rows, ...line } = rankStandings(model, standings, capacity);
  const chances = new Map(
    chancesOf(candidates, { model, capacity, seed: SEED }).map((chance) => [chance.id, chance]),
  );
  return {
    rows: rows.map((row) => {
      const { chance = 0, band = 'out' } = chances.get(row.id) ?? {};
      return { ...row, chance, band };
    }),
    ...line,
  };
}

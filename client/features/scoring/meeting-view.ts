import { formatNumber } from '#client/lib/format.ts';
import { CONTESTED_FROM, type Spread } from '#shared/scoring/spread.ts';
import type { Row } from './ranking-view.ts';
import type { RankingShown } from './use-ranking.ts';

/** How a meeting reads the undecided: what may fall either way first, each group best score first. */
export interface MeetingView {
  contested: readonly Row[];
  safe: readonly Row[];
  out: readonly Row[];
  /** Decided already and above the line: what they take of the capacity. */
  weeksDecided: number;
  /** In Assess without a score: they cannot be decided yet. */
  unrated: number;
}

export function meetingOf({ laid, rows }: Pick<RankingShown, 'laid' | 'rows'>): MeetingView {
  const undecided = rows.filter(({ light }) => light.stage === 'ASSESS');
  const inBand = (band: Row['band']) => undecided.filter((row) => row.band === band);
  const waiting = inBand(null);
  const decided = rows.filter(({ light, above }) => above && light.stage === 'DECIDED');
  const assessed = laid.opportunities.filter(({ stage }) => stage === 'ASSESS').length;
  return {
    contested: inBand('contested'),
    safe: [...inBand('safe'), ...waiting.filter(({ above }) => above)],
    out: [...inBand('out'), ...waiting.filter(({ above }) => !above)],
    weeksDecided: decided.reduce((sum, { weeks }) => sum + weeks, 0),
    unrated: assessed - undecided.length,
  };
}

/** In the order in which they stand on screen. */
export const inOrder = ({ contested, safe, out }: MeetingView): Row[] => [
  ...contested,
  ...safe,
  ...out,
];

type Named = readonly { id: string; name: string }[];

const figure = (value: number): string => formatNumber(Number(value.toPrecision(2)), 3);

/** "Raters differ on Urgency: 1 to 5."; null where they mean the same. */
export function apartSentence([widest]: readonly Spread[], criteria: Named): string | null {
  if (!widest || widest.share < CONTESTED_FROM) return null;
  const name = criteria.find(({ id }) => id === widest.criterionId)?.name;
  return name
    ? `Raters differ on ${name}: ${figure(widest.lowest)} to ${figure(widest.highest)}.`
    : null;
}

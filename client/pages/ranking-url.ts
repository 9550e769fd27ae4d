import type { Horizon } from '#shared/scoring/ranking.ts';
import { defaultHorizon } from '#shared/scoring/ranking.ts';

export const rankingViews = ['list', 'matrix', 'duels', 'settle'] as const;
export type RankingView = (typeof rankingViews)[number];

/** How the ranking is looked at; all of it is in the address. */
export interface RankingLook extends Horizon {
  view: RankingView;
  text: string;
  priorityId: string | null;
  contested: boolean;
  openId: string | null;
}

/** How far ahead one may look, in weeks. */
export const horizons = [4, 6, 9, 13, 26, 52] as const;

/** What cannot be read in the address is as it is at first. */
export function lookOf(search: URLSearchParams): RankingLook {
  const weeks = Number(search.get('weeks'));
  return {
    view: rankingViews.find((view) => view === search.get('view')) ?? 'list',
    weeks: horizons.find((one) => one === weeks) ?? defaultHorizon.weeks,
    ownerId: search.get('owner'),
    priorityId: search.get('priority'),
    text: search.get('q') ?? '',
    contested: search.has('contested'),
    openId: search.get('open'),
  };
}

/** What is as it is at first is left out. */
export function searchOf(look: RankingLook): URLSearchParams {
  const given = {
    view: look.view === 'list' ? '' : look.view,
    weeks: look.weeks === defaultHorizon.weeks ? '' : String(look.weeks),
    owner: look.ownerId,
    priority: look.priorityId,
    q: look.text,
    contested: look.contested ? '1' : '',
    open: look.openId,
  };
  return new URLSearchParams(
    Object.entries(given).filter(([, value]) => value) as [string, string][],
  );
}

import type { FigureCell, FigureName, FiguresFilter } from '#shared/progress/handoff-figures.ts';
import type {
  HandoffFigures,
  HandoffFiguresPage,
} from '#shared/progress/handoff-figures-schema.ts';

/** How the figures are laid out: all together, or split. */
export type FiguresSplit = 'all' | 'quarter' | 'team';

/** One figure over a quarter or a team, or both left open; what the page has opened. */
export type FigureSpot = FigureCell & { quarter: string | null; team: string | null };

/** Figures that stand in one column. */
export interface FiguresColumn {
  name: string;
  figures: HandoffFigures;
  at: Pick<FigureSpot, 'quarter' | 'team'>;
}

/** "Q4 2026". */
export const quarterName = (quarter: string): string =>
  `${quarter.slice(5)} ${quarter.slice(0, 4)}`;

export const teamName = (
  { owners }: Pick<HandoffFiguresPage, 'owners'>,
  ownerId: string | null,
): string => owners.find(({ id }) => id === ownerId)?.name ?? 'No team';

export const totalOf = ({ total }: HandoffFiguresPage): FiguresColumn => ({
  name: 'All',
  figures: total,
  at: { quarter: null, team: null },
});

const byQuarter = ({ byQuarter: split }: HandoffFiguresPage): FiguresColumn[] =>
  split.map(({ quarter, figures }) => ({
    name: quarterName(quarter),
    figures,
    at: { quarter, team: null },
  }));

const byTeam = (page: HandoffFiguresPage): FiguresColumn[] =>
  page.byOwner.map(({ ownerId, figures }) => ({
    name: teamName(page, ownerId),
    figures,
    at: { quarter: null, team: ownerId ?? 'none' },
  }));

/** The columns beside the total. */
export const columnsOf = (page: HandoffFiguresPage, split: FiguresSplit): FiguresColumn[] => {
  if (split === 'all') return [];
  return split === 'quarter' ? byQuarter(page) : byTeam(page);
};

/** Two quarters are compared by their figures; from three on a line shows where they go. */
export const hasCourse = ({ byQuarter: split }: HandoffFiguresPage): boolean => split.length > 2;

// ── In the address ──────────────────────────────────────────────────────────────────────────────

export const filterIn = (search: URLSearchParams): FiguresFilter => ({
  owner: search.get('team'),
  from: search.get('from'),
  to: search.get('to'),
});

export function splitIn(search: URLSearchParams): FiguresSplit {
  const by = search.get('by');
  return by === 'quarter' || by === 'team' ? by : 'all';
}

const isName = (name: string, known: readonly string[]): name is FigureName => known.includes(name);

export function spotIn(search: URLSearchParams, known: readonly string[]): FigureSpot | null {
  const [figure = '', part] = (search.get('show') ?? '').split('.');
  if (!isName(figure, known)) return null;
  const at = { quarter: search.get('in'), team: search.get('of') };
  return part === undefined ? { figure, ...at } : { figure, part, ...at };
}

/** The address with a figure opened, or with none. */
export function withSpot(search: URLSearchParams, spot: FigureSpot | null): string {
  const next = new URLSearchParams(search);
  for (const key of ['show', 'in', 'of']) next.delete(key);
  if (spot) {
    next.set('show', spot.part === undefined ? spot.figure : `${spot.figure}.${spot.part}`);
    if (spot.quarter) next.set('in', spot.quarter);
    if (spot.team) next.set('of', spot.team);
  }
  return `?${next}`;
}

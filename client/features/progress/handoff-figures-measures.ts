import { formatNumber, sentenceCase } from '#client/lib/format.ts';
import { briefFieldName } from '#shared/handoffs/brief-fields.ts';
import { changeReasonName, readBackFieldName, returnReasonName } from '#shared/handoffs/schema.ts';
import { type FigureCell, NO_FIELD, WAITS } from '#shared/progress/handoff-figures.ts';
import {
  type HandoffFigures,
  type WaitingState,
  waitingStates,
} from '#shared/progress/handoff-figures-schema.ts';
import { definitions } from './handoff-figures-definitions.ts';

/** One figure: its name, which rows are behind it, and how it reads over some rows. */
export interface Measure {
  name: string;
  cell: FigureCell;
  /** The number itself, by which bars are drawn; null where there is nothing to compute it from. */
  size: (figures: HandoffFigures) => number | null;
  text: (figures: HandoffFigures) => string;
  /** Whether anything is behind it. */
  hasRows: (figures: HandoffFigures) => boolean;
}

export interface MeasureGroup {
  /** Stands above its measures; none where the section's title says it. */
  title: string | null;
  measures: Measure[];
}

export interface MeasureSection {
  title: string;
  lead: string;
  /** Days are drawn on one scale, a row a state; counts a bar each. */
  drawnAs: 'days' | 'counts';
  groups: MeasureGroup[];
  figures: readonly { name: string; is: string }[];
}

const whole = (value: number | null) => (value === null ? '–' : formatNumber(value, 0));

/** Percentages are shown from five on; below, one more or less would turn them over. */
const ENOUGH = 5;

/** "3 of 5 (60 %)": never a share without what it is a share of. */
export function formatShare(part: number, of: number): string {
  if (of === 0) return '–';
  const percent = of >= ENOUGH ? ` (${Math.round((part / of) * 100)} %)` : '';
  return `${whole(part)} of ${whole(of)}${percent}`;
}

const counted = (
  name: string,
  cell: FigureCell,
  size: (figures: HandoffFigures) => number,
): Measure => ({
  name,
  cell,
  size,
  text: (figures) => whole(size(figures)),
  hasRows: (figures) => size(figures) > 0,
});

const stateName = {
  DRAFT: 'Draft',
  OFFERED: 'Offered',
  IN_REVIEW: 'In review',
  ACCEPTED: 'Accepted',
} satisfies Record<WaitingState, string>;

export function daysIn(state: WaitingState): MeasureGroup {
  const cell = { figure: 'stays', part: state } as const;
  const hasRows = ({ days }: HandoffFigures) => days[state].stays > 0;
  const at = (name: string, rank: 'median' | 'p85'): Measure => {
    const size = ({ days }: HandoffFigures) => days[state][rank];
    return { name, cell, size, text: (figures) => whole(size(figures)), hasRows };
  };
  const stays = counted('Stays', cell, ({ days }) => days[state].stays);
  return {
    title: stateName[state],
    measures: [
      at('Median', 'median'),
      at('85th percentile', 'p85'),
      { ...stays, size: () => null },
    ],
  };
}

const days: MeasureSection = {
  title: 'Days in each state',
  drawnAs: 'days',
  lead: 'Working days of the stays that ended.',
  groups: waitingStates.map(daysIn),
  figures: definitions.days,
};

const firstReview: MeasureSection = {
  title: 'First review',
  drawnAs: 'counts',
  lead: 'What came first after the first claim: an acceptance or a return.',
  groups: [
    {
      title: null,
      measures: [
        {
          name: 'Accepted at the first pass',
          cell: { figure: 'accepted' },
          size: ({ firstPass }) => firstPass.accepted,
          text: ({ firstPass: { accepted, returned } }) =>
            formatShare(accepted, accepted + returned),
          hasRows: ({ firstPass }) => firstPass.accepted > 0,
        },
        counted('Returned first', { figure: 'returnedFirst' }, (f) => f.firstPass.returned),
        counted('Not answered yet', { figure: 'open' }, (f) => f.firstPass.open),
      ],
    },
    {
      title: 'Over the line',
      measures: [
        counted('Crossed', { figure: 'crossed' }, ({ crossed }) => crossed),
        {
          name: 'Of these, activated unconfirmed',
          cell: { figure: 'unconfirmed' },
          size: ({ unconfirmed }) => unconfirmed,
          text: ({ unconfirmed, crossed }) => formatShare(unconfirmed, crossed),
          hasRows: ({ unconfirmed }) => unconfirmed > 0,
        },
        counted('Self-accepted, left out', { figure: 'selfAccepted' }, (f) => f.selfAccepted),
      ],
    },
  ],
  figures: definitions.firstReview,
};

const byCount =
  (counts: Record<string, number>) =>
  (a: string, b: string): number =>
    (counts[b] ?? 0) - (counts[a] ?? 0) || a.localeCompare(b);

type Counts =
  | 'returnedByReason'
  | 'returnedByField'
  | 'sentBackByField'
  | 'changedByReason'
  | 'changedByAnswer';

/** The parts of a figure that occur in the period, most often first. */
function partsOf(
  total: HandoffFigures,
  figure: Counts,
  { title, names }: { title: string; names: Partial<Record<string, string>> },
): MeasureGroup[] {
  const parts = Object.keys(total[figure]).sort(byCount(total[figure]));
  const measures = parts.map((part) =>
    counted(names[part] ?? part, { figure, part }, (figures) => figures[figure][part] ?? 0),
  );
  return measures.length > 0 ? [{ title, measures }] : [];
}

const upper = (words: Record<string, string>) =>
  Object.fromEntries(Object.entries(words).map(([key, word]) => [key, sentenceCase(word)]));

const noField = { [NO_FIELD]: 'No field named' };

const returns = (total: HandoffFigures): MeasureSection => ({
  title: 'Returns',
  drawnAs: 'counts',
  lead: 'Briefs a lead sent back to their author, and why.',
  groups: [
    { title: null, measures: [counted('Returned', { figure: 'returned' }, (f) => f.returned)] },
    ...partsOf(total, 'returnedByReason', { title: 'By reason', names: upper(returnReasonName) }),
    ...partsOf(total, 'returnedByField', {
      title: 'By field',
      names: { ...briefFieldName, ...noField },
    }),
  ],
  figures: definitions.returns,
});

const readBacks = (total: HandoffFigures): MeasureSection => ({
  title: 'Read-back mismatches',
  drawnAs: 'counts',
  lead: 'Read-backs that did not say what was meant.',
  groups: [
    { title: null, measures: [counted('Sent back', { figure: 'sentBack' }, (f) => f.sentBack)] },
    ...partsOf(total, 'sentBackByField', {
      title: 'By field',
      names: { ...readBackFieldName, ...noField },
    }),
  ],
  figures: definitions.readBacks,
});

const notTaken: MeasureSection = {
  title: 'Offers nobody took',
  drawnAs: 'counts',
  lead: 'What came back without an answer to the brief.',
  groups: [
    {
      title: null,
      measures: [
        counted('Expired', { figure: 'expired' }, ({ expired }) => expired),
        counted('Declined', { figure: 'declined' }, ({ declined }) => declined),
        counted('Claims given back idle', { figure: 'idle' }, ({ idle }) => idle),
      ],
    },
  ],
  figures: definitions.notTaken,
};

const answerName = {
  COUNTERSIGNED: 'Countersigned',
  REFUSED: 'Refused',
  WITHDRAWN: 'Withdrawn',
  [WAITS]: 'Waits for an answer',
};

const changes = (total: HandoffFigures): MeasureSection => ({
  title: 'Changes after acceptance',
  drawnAs: 'counts',
  lead: 'What was agreed, and proposed otherwise once it was active.',
  groups: [
    {
      title: null,
      measures: [
        counted('Proposed', { figure: 'changed' }, ({ changed }) => changed),
        {
          name: 'For each active handoff',
          cell: { figure: 'active' },
          size: () => null,
          text: ({ changesPerActive, changed, active }) =>
            changesPerActive === null
              ? '–'
              : `${formatNumber(changesPerActive, 2)} (${whole(changed)} on ${whole(active)})`,
          hasRows: ({ active }) => active > 0,
        },
      ],
    },
    ...partsOf(total, 'changedByReason', { title: 'By reason', names: upper(changeReasonName) }),
    ...partsOf(total, 'changedByAnswer', { title: 'By answer', names: answerName }),
  ],
  figures: definitions.changes,
});

/** The figures of the page in their order; parts are those that occur in the period. */
export const sectionsOf = (total: HandoffFigures): MeasureSection[] => [
  days,
  firstReview,
  returns(total),
  readBacks(total),
  notTaken,
  changes(total),
];

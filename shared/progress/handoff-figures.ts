import { type Calendar, clockCalendarOf } from '#shared/calendar/schema.ts';
import { dayIn, workingDayCounter } from '#shared/calendar/working-days.ts';
import {
  type HandoffFacts,
  noRows,
  quarterOf,
  rowsOf,
} from '#shared/progress/handoff-figures-rows.ts';
import type {
  HandoffFigures,
  HandoffFiguresPage,
  HandoffRows,
  Quarter,
  WaitingState,
} from '#shared/progress/handoff-figures-schema.ts';
import { shareOf } from '#shared/progress/totals.ts';
import type { Day } from '#shared/time.ts';

type Row<Kind extends keyof HandoffRows> = HandoffRows[Kind][number];
type AnyRow = { [Kind in keyof HandoffRows]: Row<Kind> }[keyof HandoffRows];

/**
 * Nearest rank: the smallest of the numbers that at least this share of them do not exceed, so that it is always one
 * of them.
 * @param share 0–1
 * @returns null of none
 */
export function percentile(numbers: readonly number[], share: number): number | null {
  // Sorts numbers as such, and many of them ten times as fast as an array does.
  const sorted = Float64Array.from(numbers).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

// ── Which rows a figure counts ──────────────────────────────────────────────────────────────────

/** Which figure: its name, and the part of it where it has parts (a state, a reason, a field). */
export type FigureCell = { figure: FigureName; part?: string };

const counted = {
  stays: (rows, part) => rows.stays.filter(({ state }) => state === part),
  crossed: (rows) => rows.crossed,
  unconfirmed: (rows) => rows.crossed.filter(({ unconfirmed }) => unconfirmed),
  answered: (rows) => rows.reviewed.filter(({ verdict }) => verdict !== null),
  accepted: (rows) => rows.reviewed.filter(({ verdict }) => verdict === 'accepted'),
  returnedFirst: (rows) => rows.reviewed.filter(({ verdict }) => verdict === 'returned'),
  open: (rows) => rows.reviewed.filter(({ verdict }) => verdict === null),
  returned: (rows) => rows.returned,
  returnedByReason: (rows, part) => rows.returned.filter(({ reason }) => reason === part),
  returnedByField: (rows, part) => rows.returned.filter(({ fields }) => names(fields, part)),
  sentBack: (rows) => rows.sentBack,
  sentBackByField: (rows, part) => rows.sentBack.filter(({ fields }) => names(fields, part)),
  expired: (rows) => rows.notTaken.filter(({ how }) => how === 'expired'),
  declined: (rows) => rows.notTaken.filter(({ how }) => how === 'declined'),
  idle: (rows) => rows.notTaken.filter(({ how }) => how === 'idle'),
  changed: (rows) => rows.changed,
  changedByReason: (rows, part) => rows.changed.filter(({ reason }) => reason === part),
  changedByAnswer: (rows, part) => rows.changed.filter(({ answer }) => (answer ?? WAITS) === part),
  active: (rows) => onePerHandoff(rows.active),
  selfAccepted: (rows) => rows.selfAccepted,
} satisfies Record<string, (rows: HandoffRows, part: string | undefined) => readonly AnyRow[]>;

export type FigureName = keyof typeof counted;
export const figureNames = Object.keys(counted) as FigureName[];

/** What stands for the field of a return or mismatch that names none, and for the answer of a change that waits. */
export const NO_FIELD = 'none';
export const WAITS = 'WAITS';

const names = (fields: readonly string[], part: string | undefined): boolean =>
  part === NO_FIELD ? fields.length === 0 : part !== undefined && fields.includes(part);

/** A handoff that was given back and accepted again was active twice, and is one. */
const onePerHandoff = (rows: readonly Row<'active'>[]): Row<'active'>[] => [
  ...new Map(rows.map((row) => [row.handoffId, row])).values(),
];

/** The rows behind a figure: it is their number, or computed from them. */
export const rowsBehind = (rows: HandoffRows, { figure, part }: FigureCell): readonly AnyRow[] =>
  counted[figure](rows, part);

// ── Figures ─────────────────────────────────────────────────────────────────────────────────────

function partsOf(values: readonly (string | readonly string[])[]): string[] {
  return [...new Set(values.flat())].sort();
}

/** The figures over some rows. What each means is said beside it on the page. */
export function figuresOf(rows: HandoffRows): HandoffFigures {
  const count = (figure: FigureName, part?: string) =>
    rowsBehind(rows, part === undefined ? { figure } : { figure, part }).length;
  const by = (figure: FigureName, parts: readonly (string | readonly string[])[]) =>
    Object.fromEntries(partsOf(parts).map((part) => [part, count(figure, part)]));
  const orNone = (fields: readonly string[]) => (fields.length === 0 ? [NO_FIELD] : fields);
  const days = (state: WaitingState) => daysOf(rows.stays.filter((stay) => stay.state === state));
  const [accepted, returned] = [count('accepted'), count('returnedFirst')];
  return {
    crossed: count('crossed'),
    unconfirmed: count('unconfirmed'),
    days: {
      DRAFT: days('DRAFT'),
      OFFERED: days('OFFERED'),
      IN_REVIEW: days('IN_REVIEW'),
      ACCEPTED: days('ACCEPTED'),
    },
    firstPass: {
      accepted,
      returned,
      open: count('open'),
      share: shareOf(accepted, accepted + returned),
    },
    returned: count('returned'),
    returnedByReason: by(
      'returnedByReason',
      rows.returned.map(({ reason }) => reason),
    ),
    returnedByField: by(
      'returnedByField',
      rows.returned.map(({ fields }) => orNone(fields)),
    ),
    sentBack: count('sentBack'),
    sentBackByField: by(
      'sentBackByField',
      rows.sentBack.map(({ fields }) => orNone(fields)),
    ),
    expired: count('expired'),
    declined: count('declined'),
    idle: count('idle'),
    changed: count('changed'),
    changedByReason: by(
      'changedByReason',
      rows.changed.map(({ reason }) => reason),
    ),
    changedByAnswer: by(
      'changedByAnswer',
      rows.changed.map(({ answer }) => answer ?? WAITS),
    ),
    active: count('active'),
    changesPerActive: shareOf(count('changed'), count('active')),
    selfAccepted: count('selfAccepted'),
  };
}

function daysOf(stays: readonly Row<'stays'>[]): HandoffFigures['days']['DRAFT'] {
  const days = stays.map((stay) => stay.days);
  return { stays: days.length, median: percentile(days, 0.5), p85: percentile(days, 0.85) };
}

// ── Period and team ─────────────────────────────────────────────────────────────────────────────

/** What figures are asked for; null is any. `none` is what belongs to no team. */
export type FiguresFilter = { from: Quarter | null; to: Quarter | null; owner: string | null };

/** The rows of a period and a team: by when they happened; active handoffs by when they were active. */
export function rowsIn(rows: HandoffRows, { from, to, owner }: FiguresFilter): HandoffRows {
  if (from === null && to === null && owner === null) return rows;
  const isIn = (row: AnyRow): boolean =>
    (from === null || ('lastQuarter' in row ? row.lastQuarter : row.quarter) >= from) &&
    (to === null || row.quarter <= to) &&
    (owner === null || (row.ownerId ?? 'none') === owner);
  return mapRows(rows, (kind) => (rows[kind] as AnyRow[]).filter(isIn));
}

const kinds = Object.keys(noRows()) as (keyof HandoffRows)[];

const mapRows = (
  rows: HandoffRows,
  change: (kind: keyof HandoffRows) => AnyRow[],
): HandoffRows => ({
  ...rows,
  ...Object.fromEntries(kinds.map((kind) => [kind, change(kind)])),
});

/** Everything handoff figures are counted from, read at one moment. */
export type HandoffFiguresFacts = {
  calendar: Calendar;
  owners: HandoffFiguresPage['owners'];
  handoffs: HandoffFacts[];
};

const QUARTER_HOUR = 900_000;

/** The day of a moment, asked once for each quarter of an hour: no clock on earth differs by less. */
function quickDayIn(timeZone: string): (moment: Date) => Day {
  const dayOf = dayIn(timeZone);
  const known = new Map<number, Day>();
  return (moment) => {
    const part = Math.floor(moment.getTime() / QUARTER_HOUR);
    const day = known.get(part) ?? dayOf(moment);
    known.set(part, day);
    return day;
  };
}

function allRows({ handoffs, calendar }: HandoffFiguresFacts, now: Date): HandoffRows {
  const clock = {
    now,
    dayOf: quickDayIn(calendar.timeZone),
    workingDays: workingDayCounter(clockCalendarOf(calendar)),
  };
  const rows = handoffs.map((handoff) => rowsOf(handoff, clock));
  const byTime = (a: AnyRow, b: AnyRow) => (a.at < b.at ? -1 : Number(a.at > b.at));
  return mapRows(noRows(), (kind) => rows.flatMap((one): AnyRow[] => one[kind]).sort(byTime));
}

/** Every quarter from one to another. */
function quartersBetween(from: Quarter, to: Quarter): Quarter[] {
  const quarters: Quarter[] = [];
  for (let quarter = from; quarter <= to; quarter = after(quarter)) quarters.push(quarter);
  return quarters;
}

function after(quarter: Quarter): Quarter {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(6))];
  return number === 4 ? `${year + 1}-Q1` : `${year}-Q${number + 1}`;
}

/**
 * The page of handoff figures (DESIGN §6): every figure is the number of the rows that stand beside it, or computed
 * from it, over one period and one team, then by quarter and by team.
 */
export function handoffFiguresOf(
  facts: HandoffFiguresFacts,
  { now, ...filter }: FiguresFilter & { now: Date },
): HandoffFiguresPage {
  const { calendar, owners, handoffs } = facts;
  const dayOf = dayIn(calendar.timeZone);
  const rows = rowsIn(allRows(facts, now), filter);
  const begun = handoffs.map(({ createdAt }) => quarterOf(dayOf(new Date(createdAt)))).sort();
  const quarters = begun[0] === undefined ? [] : quartersBetween(begun[0], quarterOf(dayOf(now)));
  const chosen = quarters.filter(
    (quarter) => (filter.from ?? quarter) <= quarter && quarter <= (filter.to ?? quarter),
  );
  const used = new Set(
    kinds.flatMap((kind) => (rows[kind] as AnyRow[]).map((row) => row.opportunityId)),
  );
  const teams = new Set(
    kinds.flatMap((kind) => (rows[kind] as AnyRow[]).map((row) => row.ownerId)),
  );
  const inOrder = [...owners.map(({ id }) => id), null].filter((id) => teams.has(id));
  return {
    asOf: now.toISOString(),
    timeZone: calendar.timeZone,
    owners,
    quarters,
    from: chosen[0] ?? null,
    to: chosen.at(-1) ?? null,
    total: figuresOf(rows),
    byQuarter: chosen.map((quarter) => ({
      quarter,
      figures: figuresOf(rowsIn(rows, { from: quarter, to: quarter, owner: null })),
    })),
    byOwner: inOrder.map((ownerId) => ({
      ownerId,
      figures: figuresOf(rowsIn(rows, { from: null, to: null, owner: ownerId ?? 'none' })),
    })),
    rows,
    titles: Object.fromEntries(
      handoffs
        .filter(({ opportunityId }) => used.has(opportunityId))
        .map(({ opportunityId, title }) => [opportunityId, title]),
    ),
  };
}

import { z } from 'zod';
import { problemsOfPromise } from '#shared/metrics/promise.ts';
import { Id } from '#shared/people/schema.ts';
import type { FieldProblem } from '#shared/problem.ts';
import type { ItemState } from '#shared/roadmap/schema.ts';
import { same } from '#shared/same.ts';
import { Day } from '#shared/time.ts';
import { type BriefContent, BriefDraft } from './brief.ts';
import { draftOf } from './draft-of.ts';
import { missingForOffer } from './missing-for-offer.ts';
import { ChangeReason } from './schema.ts';

/** The contract of an accepted brief, as far as both sides can change it (DESIGN §3). Left out: it stays. */
const contract = {
  problem: BriefDraft.shape.problem.optional(),
  forWhom: BriefDraft.shape.forWhom.optional(),
  scopeIn: BriefDraft.shape.scopeIn.optional(),
  scopeOut: BriefDraft.shape.scopeOut.optional(),
  acceptanceCriteria: BriefDraft.shape.acceptanceCriteria.optional(),
  /** Of the success metric. */
  target: z.number().min(-1e15).max(1e15).optional(),
  measureBy: Day.optional(),
};

export const ProposeChange = z.strictObject({
  ...contract,
  /** The promised dates; left out: they stay. */
  startsOn: Day.optional(),
  finishEarliest: Day.optional(),
  finishLatest: Day.optional(),
  reason: ChangeReason,
  note: z.string().trim().max(5000, 'Use at most 5,000 characters.').default(''),
});
export type ProposeChange = z.infer<typeof ProposeChange>;

export const AnswerChange = z.strictObject({
  note: z.string().trim().max(5000, 'Use at most 5,000 characters.').default(''),
});
export type AnswerChange = z.infer<typeof AnswerChange>;

export const RefuseChange = z.strictObject({
  note: z.string().trim().min(1, 'Say why not.').max(5000, 'Use at most 5,000 characters.'),
});
export type RefuseChange = z.infer<typeof RefuseChange>;

/** Another handoff that promises the same number: a change of its target moves that number for both. */
export const OtherPromise = z.object({
  opportunityId: Id,
  title: z.string(),
  target: z.number().nullable(),
  measureBy: Day.nullable(),
});
export type OtherPromise = z.infer<typeof OtherPromise>;
export const OtherPromises = z.object({ promises: z.array(OtherPromise) });

/** When the work starts, and between which days it is finished. */
export type PromisedDates = { startsOn: Day; finishEarliest: Day; finishLatest: Day };
type KnownDates = { [Key in keyof PromisedDates]: Day | null };

const textFields = ['problem', 'forWhom'] as const;
const lineFields = ['scopeIn', 'scopeOut', 'acceptanceCriteria'] as const;

const written = (lines: readonly string[]): string[] =>
  lines.map((line) => line.trim()).filter((line) => line !== '');

const sameLines = (a: readonly string[], b: readonly string[]): boolean =>
  same(written(a), written(b));

/** The whole brief as it would be. What is the same, but for white space and empty lines, keeps its bytes. */
export function changedBrief(base: BriefContent, change: ProposeChange): BriefContent {
  const next: BriefContent = { ...base };
  for (const field of textFields) {
    const text = change[field];
    if (text !== undefined && text !== base[field].trim()) next[field] = text;
  }
  for (const field of lineFields) {
    const lines = change[field];
    if (lines !== undefined && !sameLines(lines, base[field])) next[field] = written(lines);
  }
  const { target, measureBy } = change;
  if (base.metric) {
    next.metric = {
      ...base.metric,
      ...(target === undefined ? {} : { target }),
      ...(measureBy === undefined ? {} : { measureBy }),
    };
  }
  return next;
}

/** The promised dates as they would be; null when they stay. */
export function changedDates(now: KnownDates, change: ProposeChange): PromisedDates | null {
  const startsOn = change.startsOn ?? now.startsOn;
  const finishEarliest = change.finishEarliest ?? now.finishEarliest;
  const finishLatest = change.finishLatest ?? now.finishLatest;
  if (startsOn === null || finishEarliest === null || finishLatest === null) return null;
  const isSame =
    startsOn === now.startsOn &&
    finishEarliest === now.finishEarliest &&
    finishLatest === now.finishLatest;
  return isSame ? null : { startsOn, finishEarliest, finishLatest };
}

/** The fields of the contract in which two briefs differ, as a proposal names them. */
export function contractDifferences(before: BriefContent, after: BriefContent): string[] {
  const lines = lineFields.filter((field) => !sameLines(before[field], after[field]));
  return [
    ...textFields.filter((field) => before[field] !== after[field]),
    ...lines,
    ...(before.metric?.target === after.metric?.target ? [] : ['target']),
    ...(before.metric?.measureBy === after.metric?.measureBy ? [] : ['measureBy']),
  ];
}

/** A change beside what it changes. */
export type Changing = {
  before: BriefContent;
  after: BriefContent;
  /** A light brief asks less. */
  light: boolean;
  promised: KnownDates;
  /** Null when they stay. */
  dates: PromisedDates | null;
  item: ItemState;
};

/** What the state of the work no longer lets change: asked at proposing, and again at countersigning. */
export function settledBy({ before, after, promised, dates, item }: Changing): FieldProblem[] {
  const settled: FieldProblem[] = [];
  const isBuilt = item === 'DELIVERED' || item === 'PROVEN';
  if (isBuilt && contractDifferences(before, after).includes('acceptanceCriteria')) {
    settled.push({
      path: 'acceptanceCriteria',
      message: 'It is delivered: its acceptance criteria were seen to hold, and stay.',
    });
  }
  if (isBuilt && dates) {
    settled.push({ path: 'finishEarliest', message: 'It is delivered; its dates stay.' });
  } else if (item !== 'QUEUED' && dates && dates.startsOn !== promised.startsOn) {
    settled.push({ path: 'startsOn', message: 'It has been started; its start stays.' });
  }
  return settled;
}

/** What is wrong with a change that is proposed: one sentence for each field of the proposal. */
export function problemsOfChange(changing: Changing, today: Day): FieldProblem[] {
  const { dates, promised } = changing;
  return [
    ...settledBy(changing),
    ...problemsOfContract(changing, today),
    ...(dates ? problemsOfDates(dates, promised, today) : []),
  ];
}

function problemsOfContract({ before, after, light }: Changing, today: Day): FieldProblem[] {
  const changed = contractDifferences(before, after);
  // A brief sent under an easier rule may lack what nobody touches now.
  const missing = missingForOffer({ draft: draftOf(after), metric: after.metric, light })
    .filter(({ field }) => changed.includes(field))
    .map(({ field, sentence }) => ({ path: field, message: sentence }));
  const promise = after.metric ? problemsOfPromise(after.metric, today) : [];
  return [...missing, ...promise.filter(({ path }) => changed.includes(path))];
}

function problemsOfDates(dates: PromisedDates, promised: KnownDates, today: Day): FieldProblem[] {
  const { startsOn, finishEarliest, finishLatest } = dates;
  if (startsOn > finishEarliest)
    return [{ path: 'finishEarliest', message: 'It cannot be finished before it starts.' }];
  if (finishEarliest > finishLatest)
    return [{ path: 'finishLatest', message: 'The latest finish comes after the earliest.' }];
  if (finishLatest < today && finishLatest !== promised.finishLatest)
    return [{ path: 'finishLatest', message: 'This day is over already.' }];
  return [];
}

import { same } from '#shared/same.ts';
import type { BriefContent, BriefMetric } from './brief.ts';
import { type BriefField, briefFieldName } from './brief-fields.ts';

/** A field of a brief as people read it: a text, or a list of lines. */
export type FieldWords = string | readonly string[];

export type FieldDiff = { field: BriefField; before: FieldWords; after: FieldWords };

/** How names, days and figures are written. */
export type Wording = {
  nameOf: (id: string | null) => string;
  day?: (day: string) => string;
  figure?: (value: number) => string;
};

const fields = Object.keys(briefFieldName) as BriefField[];

function metricLines(metric: BriefMetric | null, wording: Wording): string[] {
  if (!metric) return [];
  const { nameOf, day = String, figure = String } = wording;
  const { name, unit, direction, baseline, baselineDate, baselineSource } = metric;
  const number = (value: number | null) => (value === null ? 'not set' : figure(value));
  const from = baselineDate === null ? '' : `, ${day(baselineDate)}`;
  const source = baselineSource === '' ? '' : `, ${baselineSource}`;
  return [
    `${name}, in ${unit}, ${direction === 'UP' ? 'up' : 'down'}`,
    `Baseline ${number(baseline)}${from}${source}`,
    `Target ${number(metric.target)}`,
    `Measure by ${metric.measureBy === null ? 'not set' : day(metric.measureBy)}`,
    `Measured by ${nameOf(metric.measurerId)}`,
  ];
}

/** Every field of a brief in words, so that two versions can be laid beside each other. */
export function wordsOfBrief(
  content: BriefContent,
  wording: Wording,
): Record<BriefField, FieldWords> {
  const { nameOf, day = String } = wording;
  const { risks, openQuestions, assumptions, metric, sponsorId, ...rest } = content;
  return {
    problem: rest.problem,
    forWhom: rest.forWhom,
    metric: metricLines(metric, wording),
    whyNow: rest.whyNow,
    scopeIn: rest.scopeIn,
    scopeOut: rest.scopeOut,
    acceptanceCriteria: rest.acceptanceCriteria,
    sponsor: nameOf(sponsorId),
    appetite: rest.appetite,
    constraints: rest.constraints,
    dependencies: rest.dependencies,
    risks: risks.map((risk) => `If ${risk.if}, then ${risk.then}`),
    assumptions: assumptions.map(({ sentence, state }) => `${sentence} (${state.toLowerCase()})`),
    firstAction: rest.firstAction,
    contacts: rest.contacts,
    openQuestions: openQuestions.map(
      ({ question, memberId, due }) =>
        `${question} (${nameOf(memberId)}, until ${due === null ? 'open' : day(due)})`,
    ),
  };
}

/** The fields in which two briefs differ, in reading order. */
export function diffBriefs(
  before: BriefContent,
  after: BriefContent,
  wording: Wording,
): FieldDiff[] {
  const was = wordsOfBrief(before, wording);
  const is = wordsOfBrief(after, wording);
  return fields
    .filter((field) => !same(was[field], is[field]))
    .map((field) => ({ field, before: was[field], after: is[field] }));
}

const linesOf = (words: FieldWords): readonly string[] =>
  typeof words === 'string' ? (words === '' ? [] : [words]) : words;

/** What left and what came, line by line; a line that only moved is neither. A text is one line. */
export function linesBetween(
  before: FieldWords,
  after: FieldWords,
): { removed: string[]; added: string[] } {
  return { removed: without(before, after), added: without(after, before) };
}

/** The lines of a list that another has not, each as often as it is missing there. */
function without(lines: FieldWords, others: FieldWords): string[] {
  const left = new Map<string, number>();
  for (const line of linesOf(others)) left.set(line, (left.get(line) ?? 0) + 1);
  return linesOf(lines).filter((line) => {
    const times = left.get(line) ?? 0;
    left.set(line, times - 1);
    return times <= 0;
  });
}

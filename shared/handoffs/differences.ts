import { type Day, MS_PER_DAY } from '#shared/time.ts';
import type { BriefContent } from './brief.ts';
import type { BriefField } from './brief-fields.ts';
import { type Fact, factsOf, hear, type Said, says, touches } from './facts.ts';
import { type Marked, markedIn } from './read-back.ts';
import type { ReadBack, ReadBackField } from './schema.ts';

/** What the lead said, without who and when. */
export type ReadBackWords = Pick<
  ReadBack,
  | 'outcome'
  | 'firstDeliverable'
  | 'biggestRisk'
  | 'fallback'
  | 'notDoing'
  | 'startsOn'
  | 'finishEarliest'
  | 'finishLatest'
>;

/** One line of a field, taken apart where the other side does not say the same; `unsaid` when it says none of it. */
export type Line = { pieces: Marked[]; unsaid: boolean };

/** What the dates say against the brief. */
export type DateNote =
  | { kind: 'after_measured'; measureBy: Day }
  | { kind: 'beyond_appetite'; weeks: number; appetite: number };

/** What of the brief stands beside which words of the read-back, and how they differ. */
export type ComparedRow = {
  /** Of the read-back. */
  fields: ReadBackField[];
  brief: { field: BriefField; lines: Line[] }[];
  words: { field: ReadBackField; pieces: Marked[] }[];
  /** Of the brief: numbers, dates, names and lines the read-back never mentions, as they are written. */
  notMentioned: string[];
  /** Of the read-back: numbers and dates the brief does not have. */
  added: string[];
  dates: DateNote[];
  /** No line of the brief shares a word with what the lead ships first. */
  unrelated: boolean;
};

type TextField = Exclude<ReadBackField, 'dates'>;
const textFields: TextField[] = [
  'outcome',
  'firstDeliverable',
  'notDoing',
  'biggestRisk',
  'fallback',
];

/** Which fields answer which. */
const rows: { brief: BriefField[]; words: ReadBackField[] }[] = [
  { brief: ['problem', 'forWhom', 'metric'], words: ['outcome'] },
  { brief: ['scopeIn', 'acceptanceCriteria'], words: ['firstDeliverable'] },
  { brief: ['scopeOut'], words: ['notDoing'] },
  { brief: ['risks'], words: ['biggestRisk', 'fallback'] },
  { brief: ['appetite'], words: ['dates'] },
];

/** Lines of which the lead names at most the first or the biggest: none of them has to be said. */
const isAnyOfMany = (field: BriefField) => field === 'scopeIn' || field === 'acceptanceCriteria';
/** Lines of which each one has to be said, by one of its words at least. */
const isEachSaid = (field: BriefField) =>
  field === 'scopeOut' || field === 'risks' || field === 'forWhom';

/** A field of the brief as its lines; empty where nothing was written. */
function linesOf(content: BriefContent, field: BriefField): string[] {
  const { metric } = content;
  switch (field) {
    case 'metric':
      return metric?.target == null ? [] : [`${metric.name}: ${metric.target} ${metric.unit}`];
    case 'risks':
      return content.risks.map((risk) => `If ${risk.if}, then ${risk.then}`);
    case 'scopeIn':
    case 'scopeOut':
    case 'acceptanceCriteria':
      return content[field].filter((line) => line.trim() !== '');
    case 'problem':
    case 'forWhom':
    case 'appetite':
      return content[field].trim() === '' ? [] : [plainOf(content[field])];
    default:
      return [];
  }
}

/** Markdown as it reads: links by their words, no marks. */
const plainOf = (markdown: string): string =>
  markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/^\s{0,3}(?:#{1,6}|>|[-*+])\s+/gmu, '')
    .replace(/(\*\*|__|`)(.+?)\1/gu, '$2')
    .trim();

/** Everything a brief says in words and figures, to find what a read-back adds to it. */
function allOf({ metric, decision, ...draft }: BriefContent): string {
  const { openQuestions, assumptions, risks, ...fields } = draft;
  const { metricId: _metricId, sponsorId: _sponsorId, ...texts } = fields;
  const figures = metric ? Object.values(metric) : [];
  const asked = openQuestions.flatMap(({ question, due }) => [question, due]);
  const feared = risks.flatMap((risk) => [risk.if, risk.then]);
  const assumed = assumptions.map(({ sentence }) => sentence);
  const { reason } = decision;
  const said = [
    ...Object.values(texts).flat(),
    ...figures,
    ...asked,
    ...feared,
    ...assumed,
    reason,
  ];
  return said.filter((one) => typeof one === 'string' || typeof one === 'number').join('\n');
}

const days = ({ startsOn, finishEarliest, finishLatest }: ReadBackWords) =>
  `${startsOn} ${finishEarliest} ${finishLatest}`;

/**
 * Brief and read-back row by row, with what one says and the other does not. Only what can be told by looking is
 * told: numbers, dates, names, and the words that carry a line. It finds words, not meaning: what is marked is worth a
 * look, what is not marked may still differ.
 */
export function compare(content: BriefContent, words: ReadBackWords): ComparedRow[] {
  const said = hear([...textFields.map((field) => words[field]), days(words)].join('\n'));
  const brief = hear(allOf(content));
  return rows.map((row) => {
    const here = hear(row.words.map((field) => (field === 'dates' ? '' : words[field])).join('\n'));
    const left = row.brief.map((field) => compareField(content, { field, said, here }));
    const right = row.words.flatMap((field) =>
      field === 'dates' ? [] : addedIn(words[field], { field, brief }),
    );
    return {
      fields: row.words,
      brief: left
        .map(({ field, lines }) => ({ field, lines }))
        .filter(({ lines }) => lines.length > 0),
      words: right.map(({ field, pieces }) => ({ field, pieces })),
      notMentioned: unique(left.flatMap(({ notMentioned }) => notMentioned)),
      added: unique(right.flatMap(({ added }) => added)),
      dates: row.words.includes('dates') ? dateNotes(content, words) : [],
      unrelated: isUnrelated(row, content, words),
    };
  });
}

/** The first deliverable has nothing in common with any line of what is in scope. */
function isUnrelated(
  { brief }: (typeof rows)[number],
  content: BriefContent,
  { firstDeliverable }: ReadBackWords,
): boolean {
  const lines = brief.filter(isAnyOfMany).flatMap((field) => linesOf(content, field));
  const said = hear(firstDeliverable);
  return lines.length > 0 && lines.every((line) => !touches(said, line));
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

type Heard = {
  field: BriefField;
  /** The whole read-back; a number may be said anywhere. */
  said: Said;
  /** What stands beside this field; a line has to be said there. */
  here: Said;
};

function compareField(content: BriefContent, { field, said, here }: Heard) {
  const lines = linesOf(content, field).map((text) => {
    const unsaid = isEachSaid(field) && !touches(here, text);
    const missing =
      isAnyOfMany(field) || field === 'appetite'
        ? []
        : factsOf(text).filter((fact) => !fact.isWeak && !says(said, fact));
    const pieces = unsaid ? [{ text, marked: true }] : markedIn(text, missing);
    return { pieces, unsaid, missing: unsaid ? [text] : missing.map((fact) => fact.text) };
  });
  return {
    field,
    lines: lines.map(({ pieces, unsaid }): Line => ({ pieces, unsaid })),
    notMentioned: lines.flatMap(({ missing }) => missing),
  };
}

const isAddable = ({ kind, isWeak }: Fact) => kind !== 'name' && !isWeak;

function addedIn(text: string, { field, brief }: { field: ReadBackField; brief: Said }) {
  const facts = factsOf(text).filter((fact) => isAddable(fact) && !says(brief, fact));
  return [{ field, pieces: markedIn(text, facts), added: facts.map((fact) => fact.text) }];
}

function dateNotes(
  { metric, appetite }: BriefContent,
  { startsOn, finishLatest }: ReadBackWords,
): DateNote[] {
  const notes: DateNote[] = [];
  const measureBy = metric?.measureBy;
  if (measureBy && finishLatest > measureBy) notes.push({ kind: 'after_measured', measureBy });
  const most = weeksIn(appetite);
  const weeks = Math.ceil(
    (Date.parse(finishLatest) - Date.parse(startsOn) + MS_PER_DAY) / (7 * MS_PER_DAY),
  );
  if (most !== null && weeks > most) notes.push({ kind: 'beyond_appetite', weeks, appetite: most });
  return notes;
}

/** "Six weeks at most" is 6; person-weeks are work, not time, and an appetite without weeks says nothing here. */
function weeksIn(appetite: string): number | null {
  const unit = /(?<!person[\s-])\b(week|month)s?\b/iu.exec(appetite);
  const count =
    unit && factsOf(appetite.slice(0, unit.index)).findLast(({ kind }) => kind === 'number');
  if (!unit || !count) return null;
  // Nothing but a hyphen or a space between the number and its unit.
  if (!/^[\s-]*$/u.test(appetite.slice(count.to, unit.index))) return null;
  const weeks = Number(count.keys[0]);
  return unit[1]?.toLowerCase() === 'month' ? Math.round((weeks * 52) / 12) : weeks;
}

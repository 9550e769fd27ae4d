import type { BriefDraft, BriefMetric, OpenQuestion } from '#shared/handoffs/brief.ts';
import type { Missing } from '#shared/opportunities/decide.ts';

type Sent = { draft: BriefDraft; metric: BriefMetric | null; light: boolean };

/** At most one week of effort makes a brief light: it asks four fields instead of six. */
export const isLight = (effortHigh: number | null): boolean =>
  effortHigh !== null && effortHigh <= 1;

const filled = (lines: readonly string[]) => lines.some((line) => line.trim() !== '');

/** One thing a field may lack, and whether it does. */
type Asked = { field: string; isAbsent: boolean; sentence: string };

/** Which number it is, and who reads it: without them nothing can ever be proven, so no question stands in for them. */
const askedOfPromise = (metric: BriefMetric | null): Asked[] => [
  { field: 'metric', isAbsent: metric === null, sentence: 'Choose the success metric.' },
  {
    field: 'metric',
    isAbsent: metric !== null && metric.measurerId === null,
    sentence: `${metric?.name} has nobody who measures it.`,
  },
];

function askedOfMetric(metric: BriefMetric | null): Asked[] {
  if (!metric) return [];
  const { name, baseline, baselineDate, baselineSource, target, measureBy } = metric;
  const asked = (isAbsent: boolean, sentence: string) => ({ field: 'metric', isAbsent, sentence });
  return [
    asked(baseline === null, `${name} has no baseline.`),
    asked(baselineDate === null, `The baseline of ${name} has no date.`),
    asked(baselineSource.trim() === '', `The baseline of ${name} has no source.`),
    asked(target === null, `${name} has no target.`),
    asked(measureBy === null, `${name} has no measure-by date.`),
  ];
}

const askedOfOpen = (questions: readonly OpenQuestion[]): Asked[] =>
  questions.map((open, index) => ({
    field: 'openQuestions',
    isAbsent: !isOwned(open),
    sentence: `Open question ${index + 1} needs a question, an owner and a date.`,
  }));

/** A question somebody is going to answer by a day: the only form in which something unknown is sent. */
const isOwned = ({ question, memberId, due }: OpenQuestion): boolean =>
  question.trim() !== '' && memberId !== null && due !== null;

/** The fields an open question stands in for. */
export const coveredBy = (questions: readonly OpenQuestion[]): Set<string> =>
  new Set(questions.filter(isOwned).map(({ field }) => field));

/**
 * The hard fields a brief lacks before it may be offered: all six, four for a light one (DESIGN §3). What is not known
 * may stand as an open question with an owner and a date instead. The sixth, two different people, is half kept here
 * (a sponsor is required by the schema) and half at the claim. Drives the greyed button, the completeness meter and the
 * server's refusal.
 */
export function missingForOffer({ draft, metric, light }: Sent): Missing[] {
  const covered = coveredBy(draft.openQuestions);
  const asked = (field: keyof BriefDraft, isAbsent: boolean, sentence: string): Asked => ({
    field,
    isAbsent: isAbsent && !covered.has(field),
    sentence,
  });
  const { problem, forWhom, whyNow, acceptanceCriteria, scopeIn, scopeOut } = draft;
  return [
    asked('problem', problem.trim() === '', 'Describe the problem.'),
    asked('forWhom', forWhom.trim() === '', 'Say for whom.'),
    ...askedOfPromise(metric),
    ...(covered.has('metric') ? [] : askedOfMetric(metric)),
    asked('whyNow', !light && whyNow.trim() === '', 'Say why now.'),
    asked('scopeIn', !filled(scopeIn), 'Say what is in scope.'),
    asked('scopeOut', !filled(scopeOut), 'Say what is out of scope.'),
    asked(
      'acceptanceCriteria',
      !light && !filled(acceptanceCriteria),
      'Add at least one acceptance criterion.',
    ),
    ...askedOfOpen(draft.openQuestions),
  ].flatMap(({ field, isAbsent, sentence }) => (isAbsent ? [{ field, sentence }] : []));
}

/** The hard fields of a brief, as the completeness meter counts them. */
export const hardFields = (light: boolean): readonly string[] =>
  light
    ? ['problem', 'forWhom', 'metric', 'scopeIn', 'scopeOut']
    : ['problem', 'forWhom', 'metric', 'whyNow', 'scopeIn', 'scopeOut', 'acceptanceCriteria'];

/** How complete a brief is, 0–1: the share of its hard fields with nothing missing. */
export function completeness(sent: Sent): number {
  const hard = hardFields(sent.light);
  const lacking = new Set(missingForOffer(sent).map((missing) => missing.field));
  return hard.filter((field) => !lacking.has(field)).length / hard.length;
}

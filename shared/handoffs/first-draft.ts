import { CONTESTED_FROM, spreadOf } from '#shared/scoring/spread.ts';
import type { BriefDraft, Risk } from './brief.ts';
import type { BriefField } from './brief-fields.ts';
import { beginWith, type TemplateContent } from './template.ts';

/** Everything Baton knows of an opportunity somebody decided to pursue. */
export type Known = {
  problem: string;
  forWhom: string;
  hypothesis: string;
  evidence: readonly { label: string; url: string }[];
  metricId: string | null;
  /** Person-weeks. */
  effort: { low: number; likely: number; high: number } | null;
  /** Money per week, in `currency`. */
  costOfDelay: number | null;
  currency: string;
  decision: {
    reason: string;
    beat: string;
    dissent: string;
    reopenWhen: string;
    reopen: { metric: string; unit: string; direction: 'UP' | 'DOWN'; value: number } | null;
    reviewDate: string | null;
    decidedBy: string;
  };
  /** Of the revealed round; names, and likely answers per criterion. */
  raters: readonly string[];
  criteria: readonly { id: string; name: string; scaleMin: number; scaleMax: number }[];
  answers: readonly { criterionId: string; likely: number }[];
  owner: { name: string; leads: readonly string[] } | null;
  measurer: string | null;
  proposers: readonly string[];
  /** Titles of what has to be delivered before it. */
  blockers: readonly string[];
};

/** Where a field that wrote itself has its words from, as it is said after "from". */
export const sourceName = {
  problem: 'the opportunity',
  forWhom: 'the opportunity',
  metric: 'the opportunity',
  whyNow: 'the decision',
  appetite: 'the effort',
  constraints: 'the decision',
  dependencies: 'the roadmap',
  risks: 'the decision and the ratings',
  contacts: 'who decided, rated and owns it',
} as const satisfies Partial<Record<BriefField, string>>;

/** What a field of a brief holds at most, and one line of a list. */
const MAX_TEXT = 20_000;
const MAX_LINE = 1000;

/** As much as fits; a character made of a pair stays whole or goes, as half of one cannot be kept. */
const upTo = (most: number, words: string): string =>
  words.slice(0, most).replace(/\p{Surrogate}$/u, '');

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

const sentence = (words: string): string =>
  words === '' || /[.!?…]$/.test(words) ? words : `${words}.`;
const paragraphs = (parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join('\n\n');
const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

const linkOf = ({ label, url }: { label: string; url: string }): string =>
  `[${label.replaceAll(/[[\]\\]/g, '\\$&')}](${url.replaceAll('(', '%28').replaceAll(')', '%29')})`;

/** The problem, with what proves it. */
function problemOf({ problem, evidence }: Known): string {
  const proof = evidence.length === 0 ? '' : `Evidence: ${evidence.map(linkOf).join(', ')}`;
  const whole = paragraphs([problem, proof]);
  return whole.length > MAX_TEXT ? problem : whole;
}

/** Why now: the decision's reason, what it beat and what every week costs. Score and rank go with the frozen decision. */
function whyNowOf({ decision, costOfDelay, currency }: Known): string {
  const cost =
    costOfDelay === null || costOfDelay === 0
      ? ''
      : `Each week of waiting costs about ${number.format(costOfDelay)} ${currency}.`;
  return paragraphs([
    decision.reason,
    decision.beat === '' ? '' : `It beat: ${sentence(decision.beat)}`,
    cost,
  ]);
}

function appetiteOf({ effort }: Known): string {
  if (effort === null) return '';
  const { low, likely, high } = effort;
  const weeks = (count: number) =>
    `${number.format(count)} person-${count === 1 ? 'week' : 'weeks'}`;
  if (low === high) return `${weeks(likely)}.`;
  return `${number.format(low)} to ${weeks(high)}, most likely ${number.format(likely)}.`;
}

function constraintsOf({ decision: { reviewDate } }: Known): string {
  if (reviewDate === null) return '';
  return `The decision is looked at again on ${day.format(new Date(`${reviewDate}T00:00:00Z`))}.`;
}

/** If X then Y. What is known of a risk is its if; what to do then is the author's. */
const risk = (words: string, then = ''): Risk => ({ if: upTo(MAX_LINE, words), then });

const again = 'the decision is looked at again';

/** What speaks against it: who disagreed, where raters were furthest apart, what would have the decision reopened. */
function risksOf({ decision, criteria, answers }: Known): Risk[] {
  const { dissent, reopen, reopenWhen } = decision;
  const risks = dissent === '' ? [] : [risk(`those who disagreed are right: ${dissent}`)];
  const [widest] = spreadOf(criteria, answers);
  const name = criteria.find(({ id }) => id === widest?.criterionId)?.name;
  if (widest && widest.share >= CONTESTED_FROM) {
    const { lowest, highest } = widest;
    const apart = `rated between ${number.format(lowest)} and ${number.format(highest)}`;
    risks.push(risk(`“${name}”, ${apart}, turns out at the worse end`));
  }
  if (reopen) {
    const { metric, direction, value, unit } = reopen;
    const bound = direction === 'UP' ? 'rises to' : 'falls to';
    risks.push(risk(`${metric} ${bound} ${number.format(value)} ${unit}`.trim(), again));
  }
  return reopenWhen === '' ? risks : [...risks, risk(reopenWhen, again)];
}

function contactsOf({ decision, raters, owner, measurer, proposers }: Known): string {
  const names = (title: string, people: readonly string[]) =>
    people.length === 0 ? [] : [`${title}: ${people.join(', ')}`];
  return bullets([
    ...names('Decided', [decision.decidedBy]),
    ...names('Rated', raters),
    ...(owner === null ? [] : names(owner.name, owner.leads)),
    ...names('Measures the number', measurer === null ? [] : [measurer]),
    ...names('Proposed', proposers),
  ]);
}

/** What the hypothesis takes for granted, a line each: it has to be true for the work to be worth it. */
export const assumedBy = ({ hypothesis }: Pick<Known, 'hypothesis'>): string[] =>
  hypothesis
    .split('\n')
    .map((line) => line.trim().replace(/^([-*•]|\d+[.)])\s+/, ''))
    .filter((line) => line !== '')
    .slice(0, 20)
    .map((line) => upTo(MAX_LINE, line));

/**
 * A brief as far as it writes itself: everything that is known already, each word of it somebody's. Its first action
 * and its scope are left to the author; a template fills what is still empty.
 */
export function firstDraft(
  known: Known,
  { sponsorId, template = null }: { sponsorId: string; template?: TemplateContent | null },
): BriefDraft {
  const draft: BriefDraft = {
    problem: problemOf(known),
    forWhom: known.forWhom,
    metricId: known.metricId,
    whyNow: whyNowOf(known),
    scopeIn: [],
    scopeOut: [],
    acceptanceCriteria: [],
    sponsorId,
    appetite: appetiteOf(known),
    constraints: constraintsOf(known),
    dependencies: upTo(
      MAX_TEXT,
      bullets(known.blockers.map((title) => `“${title}” has to be delivered first`)),
    ),
    risks: risksOf(known),
    firstAction: '',
    contacts: upTo(MAX_TEXT, contactsOf(known)),
    openQuestions: [],
  };
  return template === null ? draft : beginWith(draft, template);
}

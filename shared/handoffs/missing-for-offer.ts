import type { BriefDraft, BriefMetric } from '#shared/handoffs/schema.ts';
import type { Missing } from '#shared/opportunities/decide.ts';

type Sent = { draft: BriefDraft; metric: BriefMetric | null; light: boolean };

/** At most one week of effort makes a brief light: it asks four fields instead of six. */
export const isLight = (effortHigh: number | null): boolean =>
  effortHigh !== null && effortHigh <= 1;

const filled = (lines: readonly string[]) => lines.some((line) => line.trim() !== '');

function missingOfMetric(metric: BriefMetric | null): Missing[] {
  if (!metric) return [{ field: 'metric', sentence: 'Choose the success metric.' }];
  const missing: Missing[] = [];
  const ask = (absent: boolean, sentence: string) => {
    if (absent) missing.push({ field: 'metric', sentence });
  };
  ask(metric.baseline === null, `${metric.name} has no baseline.`);
  ask(metric.baselineDate === null, `The baseline of ${metric.name} has no date.`);
  ask(metric.baselineSource.trim() === '', `The baseline of ${metric.name} has no source.`);
  ask(metric.target === null, `${metric.name} has no target.`);
  ask(metric.measureBy === null, `${metric.name} has no measure-by date.`);
  ask(metric.measurerId === null, `${metric.name} has nobody who measures it.`);
  return missing;
}

/**
 * The hard fields a brief lacks before it may be offered: all six, four for a light one (DESIGN §3).
 * The sixth, two different people, is half kept here (a sponsor is required by the schema) and half
 * at the claim. Drives the greyed button, the completeness meter and the server's refusal.
 */
export function missingForOffer({ draft, metric, light }: Sent): Missing[] {
  const missing: Missing[] = [];
  if (draft.problem.trim() === '')
    missing.push({ field: 'problem', sentence: 'Describe the problem.' });
  if (draft.forWhom.trim() === '') missing.push({ field: 'forWhom', sentence: 'Say for whom.' });
  missing.push(...missingOfMetric(metric));
  if (!light) {
    if (draft.whyNow.trim() === '') missing.push({ field: 'whyNow', sentence: 'Say why now.' });
    if (!filled(draft.acceptanceCriteria)) {
      missing.push({
        field: 'acceptanceCriteria',
        sentence: 'Add at least one acceptance criterion.',
      });
    }
  }
  if (!filled(draft.scopeIn)) missing.push({ field: 'scopeIn', sentence: 'Say what is in scope.' });
  if (!filled(draft.scopeOut))
    missing.push({ field: 'scopeOut', sentence: 'Say what is out of scope.' });
  draft.openQuestions.forEach((open, index) => {
    if (open.question.trim() === '' || open.memberId === null || open.due === null) {
      const sentence = `Open question ${index + 1} needs a question, an owner and a date.`;
      missing.push({ field: 'openQuestions', sentence });
    }
  });
  return missing;
}

/** How complete a brief is, 0–1: the share of its hard fields with nothing missing. */
export function completeness(sent: Sent): number {
  const hard = sent.light
    ? ['problem', 'forWhom', 'metric', 'scopeIn', 'scopeOut']
    : ['problem', 'forWhom', 'metric', 'whyNow', 'scopeIn', 'scopeOut', 'acceptanceCriteria'];
  const lacking = new Set(missingForOffer(sent).map((missing) => missing.field));
  return hard.filter((field) => !lacking.has(field)).length / hard.length;
}

import { z } from 'zod';
import { Id } from '#shared/people/schema.ts';
import { type BriefDraft, mostIn, OpenQuestion, Risk } from './brief.ts';

const Text = z.string().trim().max(20_000, 'Use at most 20,000 characters.').default('');
const Lines = z
  .array(z.string().trim().max(1000, 'Use at most 1,000 characters.'))
  .max(50)
  .default([]);

/** Words a brief may begin with. What only one brief can know is not among them: its metric, its sponsor, why now. */
export const TemplateContent = z.strictObject({
  problem: Text,
  forWhom: Text,
  scopeIn: Lines,
  scopeOut: Lines,
  acceptanceCriteria: Lines,
  appetite: Text,
  constraints: Text,
  dependencies: Text,
  risks: z.array(Risk).max(50).default([]),
  firstAction: Text,
  contacts: Text,
  /** Who finds out and until when is said in each brief. */
  openQuestions: z
    .array(OpenQuestion.pick({ field: true, question: true }))
    .max(50)
    .default([]),
});
export type TemplateContent = z.infer<typeof TemplateContent>;

export const WriteTemplate = z.strictObject({
  name: z.string().trim().min(1, 'Name the template.').max(120, 'Use at most 120 characters.'),
  content: TemplateContent,
  /** New briefs begin with it; one of a workspace at most. */
  isDefault: z.boolean().default(false),
});
export type WriteTemplate = z.infer<typeof WriteTemplate>;

export const BriefTemplate = z.object({
  id: Id,
  name: z.string(),
  content: TemplateContent,
  isDefault: z.boolean(),
  version: z.number().int(),
});
export type BriefTemplate = z.infer<typeof BriefTemplate>;

export const BriefTemplates = z.object({ templates: z.array(BriefTemplate) });

/** The texts of a template, in the order of a brief. */
export const templateTexts = [
  'problem',
  'forWhom',
  'appetite',
  'constraints',
  'dependencies',
  'firstAction',
  'contacts',
] as const satisfies (keyof TemplateContent & keyof BriefDraft)[];

export const templateLists = [
  'scopeIn',
  'scopeOut',
  'acceptanceCriteria',
] as const satisfies (keyof TemplateContent & keyof BriefDraft)[];

const alike = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

/** The lines that are there, then those of the template that are not, as many as a brief holds. */
function withLines<Line>(
  lines: readonly Line[],
  added: readonly Line[],
  { wordsOf, most }: { wordsOf: (line: Line) => string; most: number },
): Line[] {
  const written = lines.filter((line) => wordsOf(line).trim() !== '');
  const isNew = (line: Line) =>
    wordsOf(line).trim() !== '' && !written.some((there) => alike(wordsOf(there), wordsOf(line)));
  return [...written, ...added.filter(isNew)].slice(0, Math.max(most, written.length));
}

/** Begins a brief with a template: fills the texts that are empty and adds the lines that are missing; changes no word. */
export function beginWith(draft: BriefDraft, template: TemplateContent): BriefDraft {
  const texts = templateTexts
    .filter((key) => draft[key].trim() === '')
    .map((key) => [key, template[key]]);
  const lists = templateLists.map((key) => [
    key,
    withLines(draft[key], template[key], { wordsOf: (line) => line, most: mostIn.lines }),
  ]);
  const asked = template.openQuestions.map((open) => ({ ...open, memberId: null, due: null }));
  return {
    ...draft,
    ...Object.fromEntries(texts),
    ...Object.fromEntries(lists),
    risks: withLines(draft.risks, template.risks, {
      wordsOf: (risk) => `${risk.if}${risk.then}`,
      most: mostIn.risks,
    }),
    openQuestions: withLines(draft.openQuestions, asked, {
      wordsOf: ({ question }) => question,
      most: mostIn.openQuestions,
    }),
  };
}

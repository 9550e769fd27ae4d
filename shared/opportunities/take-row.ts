import { z } from 'zod';
import { CreatePriority } from '#shared/priorities/schema.ts';
import { CreateOwner } from '#shared/roadmap/schema.ts';
import type { ImportField, ImportMapping, ImportStage } from './import.ts';
import { readNumber } from './read-number.ts';
import { CreateOpportunity } from './schema.ts';

const { title, problem, forWhom, hypothesis, labels, effort, costOfDelay } =
  CreateOpportunity.shape;

/** What a row may hold: the same limits as everything people type. */
const Taken = z.object({
  title,
  problem: problem.unwrap(),
  forWhom: forWhom.unwrap(),
  hypothesis: hypothesis.unwrap(),
  labels: labels.unwrap(),
  effortLikely: effort.unwrap().unwrap().shape.likely.nullable(),
  costOfDelay: costOfDelay.unwrap(),
  owner: CreateOwner.shape.name.nullable(),
  priority: CreatePriority.shape.name.nullable(),
});

/** An opportunity as a row of a list describes it; what is not mapped is empty. */
export type TakenRow = z.infer<typeof Taken> & { stage: ImportStage; externalId: string };

const MAX_LABEL = 80;
const MAX_LABELS = 20;

const fieldWord: Record<ImportField, string> = {
  title: 'title',
  problem: 'problem',
  forWhom: 'text for whom it is',
  hypothesis: 'hypothesis',
  owner: "owner's name",
  priority: "priority's name",
  labels: 'label',
  stage: 'stage',
  externalId: 'id',
  effortLikely: 'effort',
  costOfDelay: 'cost of delay',
};

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

function labelsOf(cells: string[]): string[] {
  const words = cells
    .flatMap((cell) => cell.split(/[;\n]/))
    .map(oneLine)
    .filter((word) => word !== '');
  const different = new Map(words.map((word) => [word.toLowerCase(), word]));
  return [...different.values()].slice(0, MAX_LABELS).map((word) => clip(word, MAX_LABEL));
}

/** At most so many characters, never half of one. */
export const clip = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;

const numberIn = (text: string): number | null => (text === '' ? null : readNumber(text));

function reasonOf(issue: z.core.$ZodIssue, row: Record<string, unknown>): string {
  const field = String(issue.path[0]) as ImportField;
  const word = fieldWord[field];
  const value = row[field];
  if (field === 'title' && value === '') return 'It has no title.';
  if (issue.code === 'too_big' && typeof value === 'string') {
    return `The ${word} has ${value.length} characters; at most ${issue.maximum} fit.`;
  }
  if (typeof value === 'number' && !Number.isNaN(value))
    return `The ${word} is out of range: ${value}.`;
  return `The ${word} is not a number.`;
}

/** How a mapping reads rows: a function from the cells of a row to what it says, or why it cannot be taken. */
export function rowTaker({ columns, stages }: ImportMapping) {
  const stageOf = new Map(Object.entries(stages).map(([value, stage]) => [oneLine(value), stage]));
  const columnsOf = (field: ImportField) =>
    columns.flatMap((one) => (one.field === field ? [one.column] : []));
  const byField = new Map(
    Object.keys(fieldWord).map((field) => [field, columnsOf(field as ImportField)]),
  );

  return (cells: readonly string[]): { row: TakenRow } | { reason: string } => {
    const all = (field: ImportField) =>
      (byField.get(field) ?? [])
        .map((column) => cells[column]?.trim() ?? '')
        .filter((cell) => cell !== '');
    const first = (field: ImportField) => oneLine(all(field)[0] ?? '');
    const said = {
      title: oneLine(all('title').join(' · ')),
      problem: all('problem').join('\n\n'),
      forWhom: all('forWhom').join('\n\n'),
      hypothesis: all('hypothesis').join('\n\n'),
      labels: labelsOf(all('labels')),
      effortLikely: numberIn(first('effortLikely')),
      costOfDelay: numberIn(first('costOfDelay')),
      owner: first('owner') || null,
      priority: first('priority') || null,
    };
    const checked = Taken.safeParse(said);
    if (!checked.success)
      return { reason: reasonOf(checked.error.issues[0] as z.core.$ZodIssue, said) };
    const stage = stageOf.get(first('stage')) ?? 'opportunity';
    return { row: { ...checked.data, stage, externalId: oneLine(all('externalId').join(' / ')) } };
  };
}

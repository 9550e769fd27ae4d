import type {
  ImportField,
  ImportMapping,
  ImportPreview,
  ImportStage,
} from '#shared/opportunities/import.ts';

/** What the person has chosen so far; becomes an ImportMapping. */
export interface Choices {
  source: string;
  /** By column index; absent: the column is left out. */
  fields: Readonly<Record<number, ImportField>>;
  stages: Readonly<Record<string, ImportStage>>;
}

/** A column is guessed once: of two that look alike the first one counts, except for labels. */
export function firstChoices(preview: ImportPreview): Choices {
  const taken = new Set<ImportField>();
  const fields: Record<number, ImportField> = {};
  for (const { index, guess } of preview.columns) {
    if (guess === null || (taken.has(guess) && guess !== 'labels')) continue;
    taken.add(guess);
    fields[index] = guess;
  }
  return { source: preview.suggestedSource, fields, stages: preview.suggestedStages };
}

export function mappingOf(
  preview: ImportPreview,
  { source, fields, stages }: Choices,
): ImportMapping {
  const { encoding, delimiter, suggestedIdentity } = preview;
  const columns = Object.entries(fields).map(([column, field]) => ({
    column: Number(column),
    field,
  }));
  const hasIds = columns.some(({ field }) => field === 'externalId');
  const identity = hasIds || suggestedIdentity.length === 0 ? {} : { identity: suggestedIdentity };
  return { source, encoding, delimiter, columns, stages: { ...stages }, ...identity };
}

/** Values of the column that says the stage, to be told what they mean; null without such a column. */
export function stageValues(preview: ImportPreview, { fields }: Choices): string[] | null {
  const column = Object.keys(fields).find((index) => fields[Number(index)] === 'stage');
  return column === undefined ? null : (preview.values[column] ?? []);
}

export const fieldNames = {
  title: 'Title',
  problem: 'Problem',
  forWhom: 'For whom',
  hypothesis: 'Hypothesis',
  owner: 'Owner',
  priority: 'Priority',
  labels: 'Label',
  stage: 'Stage',
  externalId: 'Id in the list',
  effortLikely: 'Effort, weeks',
  costOfDelay: 'Cost of delay, per week',
} satisfies Record<ImportField, string>;

export const stageChoices = {
  opportunity: 'Opportunity, in Assess',
  unbacked_building: 'Unbacked work, in Building',
  delivered_elsewhere: 'Delivered elsewhere, unbacked',
  parked: 'Parked',
} satisfies Record<ImportStage, string>;

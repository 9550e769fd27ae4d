import type { ImportField } from './import.ts';

/** A field's usual names, surest first. Long questions, as surveys ask them, are known by their words. */
const usualNames: Record<ImportField, RegExp[]> = {
  title: [
    /^(title|name|opportunity|idea|use case|initiative|project)$/,
    /^(use case|opportunity|idea|initiative|project) (name|title)$/,
    /\b(title|name)$/,
  ],
  problem: [
    /^(problem|need|pain point|challenge)\b/,
    /\b(problem|intended purpose|purpose)\b/,
    /^(description|summary|details)$/,
  ],
  forWhom: [/^(for whom|audience|users?|customers?|beneficiar(y|ies)|stakeholders?)$/],
  hypothesis: [
    /^(hypothesis|solution|approach|expected (outcome|benefits?|result))\b/,
    /\b(outputs|hypothesis)\b/,
  ],
  owner: [
    /^(owner|team|agency|department|responsible|organi[sz]ation)$/,
    /^(owner|team|owning|responsible) /,
  ],
  priority: [
    /^(priority|strategic priority|theme|pillar|goal|objective)$/,
    /^(use case )?topic( area)?$/,
  ],
  stage: [/^(stage|status|state|phase)$/, /^(stage|status|phase)\b/],
  externalId: [
    /^(id|key|external id|identifier|reference|ref|#)$/,
    /^(use case|opportunity|item|issue) (id|key|number)$/,
  ],
  effortLikely: [/^(effort|estimate|person weeks|weeks)\b/],
  costOfDelay: [/^cost of delay\b/],
  labels: [/^(labels?|tags?|categor(y|ies)|bureau)$/, /\brights impacting\b/],
};

const plainName = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}#]+/gu, ' ')
    .trim();

/**
 * Which field each column of a list probably is, from its name. A field is guessed once, from the column
 * whose name is surest, the leftmost of equals; labels may come from several columns.
 */
export function guessColumns(names: readonly string[]): (ImportField | null)[] {
  const plain = names.map(plainName);
  const guesses: (ImportField | null)[] = names.map(() => null);
  for (const [field, patterns] of Object.entries(usualNames) as [ImportField, RegExp[]][]) {
    for (const pattern of patterns) {
      const found = plain.flatMap((name, column) =>
        guesses[column] === null && pattern.test(name) ? [column] : [],
      );
      for (const column of field === 'labels' ? found : found.slice(0, 1)) guesses[column] = field;
      if (found.length > 0 && field !== 'labels') break;
    }
  }
  return guesses;
}

/** The columns that together name a row of a list without ids: its title, and whose it is. */
export function guessIdentity(names: readonly string[]): number[] {
  const guesses = guessColumns(names);
  if (guesses.includes('externalId')) return [];
  return names.flatMap((name, column) => {
    const whose = /^(agency|bureau|department|division|business unit)$/.test(plainName(name));
    return whose || guesses[column] === 'title' || guesses[column] === 'owner' ? [column] : [];
  });
}

import type { BriefReturn, HandoffState, Ruling } from './schema.ts';

/** So many returns on one field, and the executives break it (DESIGN §3). */
const RETURNS = 2;

type Contested = {
  state: HandoffState;
  returned: readonly Pick<BriefReturn, 'fields' | 'returnedAt'>[];
  rulings: readonly Pick<Ruling, 'field' | 'ruledAt'>[];
};

/** A field on which the two sides go round in circles, and since when. */
export type Deadlock = { field: string; since: string; returns: number };

/**
 * Fields on which a brief was returned twice, with no ruling on them since: an executive breaks it. Once somebody has
 * accepted, there is nothing left to break.
 * @returns oldest deadlock first; `since` is the return that made it one
 */
export function deadlocksOf({ state, returned, rulings }: Contested): Deadlock[] {
  if (state === 'ACCEPTED' || state === 'ACTIVE') return [];
  const fields = new Set(returned.flatMap((one) => one.fields));
  return [...fields]
    .flatMap((field) => {
      const since = returned
        .filter((one) => one.fields.includes(field) && !isRuled(rulings, field, one.returnedAt))
        .map(({ returnedAt }) => returnedAt)
        .toSorted((a, b) => Date.parse(a) - Date.parse(b));
      const broken = since[RETURNS - 1];
      return broken === undefined ? [] : [{ field, since: broken, returns: since.length }];
    })
    .toSorted((a, b) => Date.parse(a.since) - Date.parse(b.since) || (a.field < b.field ? -1 : 1));
}

const isRuled = (rulings: Contested['rulings'], field: string, at: string): boolean =>
  rulings.some((ruling) => ruling.field === field && Date.parse(ruling.ruledAt) >= Date.parse(at));

/** The ruling that stands at each field: the latest one. */
export function rulingOn<One extends Pick<Ruling, 'field' | 'ruledAt'>>(
  rulings: readonly One[],
  field: string,
): One | null {
  const onField = rulings.filter((ruling) => ruling.field === field);
  return onField.toSorted((a, b) => Date.parse(b.ruledAt) - Date.parse(a.ruledAt))[0] ?? null;
}

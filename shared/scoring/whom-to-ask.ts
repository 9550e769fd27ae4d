import type { Role } from '#shared/people/schema.ts';
import type { Input } from './input-request.ts';
import type { Ranked } from './ranking.ts';

/** A member who could be asked. */
export type Askable = { id: string; roles: readonly Role[]; ownerIds: readonly string[] };

type Asking = {
  input: Input;
  /** The place of the criterion in the model, for an answer. */
  criterion: number | null;
  opportunity: Pick<Ranked, 'ownerId' | 'createdById' | 'answers' | 'raters'>;
  /** Whose answers they are: the ranking's `raters`. */
  raters: readonly string[];
  members: readonly Askable[];
  /** How many questions each member has open; who has fewer is asked first. */
  open: ReadonlyMap<string, number>;
  /** Who asks: only when there is nobody else. */
  askerId: string;
};

/**
 * The right person for an input. For an effort: a lead of its owner, else whoever added it, else any lead. For
 * an answer: the advisor least sure of theirs, else one who has not answered, else the one farthest from the
 * others. For a rating: an advisor. Among equals, who has fewer questions open.
 * @returns null when there is nobody who could answer
 */
export function whomToAsk(asking: Asking): string | null {
  const choices = asking.input === 'EFFORT' ? forEffort(asking) : forRating(asking);
  const others = choices.map((choice) => choice.filter(({ id }) => id !== asking.askerId));
  for (const choice of [...others, ...choices]) {
    const [first] = byBurden(choice, asking);
    if (first) return first.id;
  }
  return null;
}

/** Who may be asked at all: anybody for an effort, advisors for what is rated. */
export const mayAnswer = (input: Input, { roles }: Pick<Askable, 'roles'>): boolean =>
  input === 'EFFORT' || roles.includes('ADVISOR');

type Choice = readonly Askable[];

function forEffort({ members, opportunity: { ownerId, createdById } }: Asking): Choice[] {
  const leads = members.filter(({ roles }) => roles.includes('LEAD'));
  return [
    leads.filter(({ ownerIds }) => ownerId !== null && ownerIds.includes(ownerId)),
    members.filter(({ id }) => id === createdById),
    leads,
    members,
  ];
}

function forRating({ input, criterion, opportunity, raters, members }: Asking): Choice[] {
  const advisors = members.filter(({ roles }) => roles.includes('ADVISOR'));
  if (input === 'RATING' || criterion === null) return [advisors];
  const ids = opportunity.raters.map((place) => raters[place]);
  const given = opportunity.answers[criterion] ?? [];
  // Answers have no names of their own; they stand in the order of the raters, when all of them answered.
  const known = given.length === ids.length ? given : [];
  const by = (widthOf: (place: number) => number) =>
    widest(
      known.map((_, place) => ({ id: ids[place], width: widthOf(place) })),
      advisors,
    );
  const mean = known.reduce((sum, [, likely]) => sum + likely, 0) / Math.max(1, known.length);
  return [
    by((place) => (known[place]?.[2] ?? 0) - (known[place]?.[0] ?? 0)),
    advisors.filter(({ id }) => !ids.includes(id)),
    by((place) => Math.abs((known[place]?.[1] ?? 0) - mean)),
    advisors,
  ];
}

/** Those of the advisors whose width is the largest, and not nothing. */
function widest(widths: { id: string | undefined; width: number }[], advisors: Choice): Choice {
  const here = widths.filter(({ id }) => advisors.some((advisor) => advisor.id === id));
  const most = Math.max(0, ...here.map(({ width }) => width));
  const ids = here.filter(({ width }) => width > 0 && width === most).map(({ id }) => id);
  return advisors.filter(({ id }) => ids.includes(id));
}

function byBurden(choice: Choice, { open }: Asking): Choice {
  const burden = ({ id }: Askable) => open.get(id) ?? 0;
  return choice.toSorted((a, b) => burden(a) - burden(b) || (a.id < b.id ? -1 : 1));
}

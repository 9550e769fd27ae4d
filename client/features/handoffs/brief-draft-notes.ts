import type { Event } from '#shared/events.ts';
import type { BriefDraft } from '#shared/handoffs/brief.ts';
import type { BriefField } from '#shared/handoffs/brief-fields.ts';
import type { WrittenByItself } from '#shared/handoffs/draft-history.ts';
import { sourceName } from '#shared/handoffs/first-draft.ts';
import { same } from '#shared/same.ts';
import { fieldOf } from './brief-words.ts';

type Key = keyof BriefDraft;

/** Who else wrote in a field, and when. */
export interface Wrote {
  name: string;
  at: string;
}

/** So long somebody counts as writing here. */
const LATELY_MS = 10 * 60_000;

/** Who else wrote in which field of the draft lately, by the events everybody sees. */
export function wroteLately(
  events: readonly Event[],
  { self, now }: { self: string; now: Date },
): Record<string, Wrote> {
  const since = now.getTime() - LATELY_MS;
  const wrote: Record<string, Wrote> = {};
  // Newest first: the first who is found is the last who wrote.
  for (const { type, actorId, actorName, at, facts } of events) {
    if (Date.parse(at) < since) break;
    if (type !== 'brief_edited' || actorId === self || !Array.isArray(facts.fields)) continue;
    for (const field of facts.fields)
      wrote[String(field)] ??= { name: actorName ?? 'Somebody', at };
  }
  return wrote;
}

const isEmpty = (value: BriefDraft[Key]) =>
  value === null ||
  value.length === 0 ||
  (Array.isArray(value) && value.every((row) => row === ''));

const sources: Partial<Record<BriefField, string>> = sourceName;

/** Where the words of a field are from, until somebody changes them; and what could be taken from there. */
export interface Origin {
  /** "the decision"; null once a person has written. */
  from: string | null;
  /** What is known by now, where nobody's words would be written over. */
  take: { from: string; value: BriefDraft[Key] } | null;
}

/** A field is left as it wrote itself while it reads as it began, or as it would begin now. */
export function originOf(draft: BriefDraft, key: Key, written: WrittenByItself): Origin {
  const { now, first } = written;
  const source = sources[fieldOf(key)];
  const [value, known] = [draft[key], now[key]];
  const isFirst = first !== null && same(value, first[key]);
  const isUntouched = isFirst || isEmpty(value);
  const isAsKnown = same(value, known);
  const from = isAsKnown ? source : isFirst && !same(known, first?.[key]) ? source : null;
  const isFromTemplate = isFirst && isEmpty(known);
  const canTake = source !== undefined && isUntouched && !isAsKnown && !isEmpty(known);
  return {
    from: isEmpty(value) ? null : isFromTemplate ? 'the template' : (from ?? null),
    take: canTake ? { from: source, value: known } : null,
  };
}

import type { BriefDraft } from '#shared/handoffs/brief.ts';
import { changedFields } from '#shared/handoffs/draft-of.ts';
import { same } from '#shared/same.ts';
import { bothOf, mergeField } from './brief-merge.ts';

/** A version of the draft the server has. */
export interface Saved {
  version: number;
  draft: BriefDraft;
}

/**
 * A draft while it is written: what I see, and for each field what the server had when my words in it began. In
 * fields both changed, the server's words wait in `theirs` until a person chooses; mine stay on screen meanwhile.
 */
export interface Writing {
  /** The newest version of the server that was taken in. */
  version: number;
  base: BriefDraft;
  draft: BriefDraft;
  theirs: Partial<BriefDraft>;
  /** What is on its way to the server. */
  sent: BriefDraft | null;
}

type Key = keyof BriefDraft;

const trimmed = (value: unknown): unknown => {
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value)) return value.map(trimmed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, trimmed(inner)]));
};

/** As the server keeps it: without the blanks at the ends of words that are still being written. */
export const asKept = (draft: BriefDraft): BriefDraft => trimmed(draft) as BriefDraft;

export const begun = ({ version, draft }: Saved): Writing => ({
  version,
  base: draft,
  draft,
  theirs: {},
  sent: null,
});

export const conflictsOf = ({ theirs }: Writing): Key[] => Object.keys(theirs) as Key[];

/** What may be sent: my words, and the server's own where nothing is chosen yet. */
export const sendable = ({ draft, theirs }: Writing): BriefDraft => asKept({ ...draft, ...theirs });

/** Whether the server lacks words of mine that can be sent. */
export const isUnsaved = (writing: Writing): boolean =>
  changedFields({ ...writing.base, ...writing.theirs }, sendable(writing)).length > 0;

export const written = (writing: Writing, change: Partial<BriefDraft>): Writing => ({
  ...writing,
  draft: { ...writing.draft, ...change },
});

/** My words are on their way. */
export const sending = (writing: Writing): Writing => ({ ...writing, sent: sendable(writing) });

/** The server has what was sent; what was typed since then has that as its base. */
export function kept(writing: Writing, version: number): Writing {
  const { sent } = writing;
  if (sent === null || version <= writing.version) return { ...writing, sent: null };
  const waiting = conflictsOf(writing).map((key) => [key, writing.base[key]]);
  return { ...writing, version, base: { ...sent, ...Object.fromEntries(waiting) }, sent: null };
}

/** What was sent was refused, or nobody knows whether it arrived. */
export const refused = (writing: Writing): Writing => ({ ...writing, sent: null });

/** Takes a newer version of the server in: what only they changed, and what both changed in different places. */
export function arrived(writing: Writing, server: Saved): Writing {
  if (server.version <= writing.version) return writing;
  const next = {
    ...writing,
    version: server.version,
    base: { ...writing.base },
    draft: { ...writing.draft },
    theirs: { ...writing.theirs },
  };
  for (const key of Object.keys(server.draft) as Key[]) takeIn(next, server.draft, key);
  return next;
}

function takeIn<K extends Key>(next: Writing, server: BriefDraft, key: K): void {
  const theirs = server[key];
  const known = key in next.theirs ? next.theirs[key] : next.base[key];
  if (same(theirs, known)) return;
  const isMyOwn = next.sent !== null && same(theirs, next.sent[key]) && !(key in next.theirs);
  const base = next.base[key];
  const raw = next.draft[key];
  const mine = same(trimmed(raw), base) ? base : raw;
  const merged = isMyOwn ? null : mergeField(key, { base, mine, theirs });
  if (isMyOwn || merged) {
    if (merged && !same(trimmed(merged.value), trimmed(raw))) next.draft[key] = merged.value;
    next.base[key] = theirs;
    delete next.theirs[key];
  } else next.theirs[key] = theirs;
}

export type Choice = 'mine' | 'theirs' | 'both';

/** A person has chosen between both texts. */
export function settled<K extends Key>(writing: Writing, key: K, choice: Choice): Writing {
  const { [key]: chosen, ...theirs } = writing.theirs;
  if (chosen === undefined) return writing;
  const other = chosen as BriefDraft[K];
  const mine = writing.draft[key];
  const both = choice === 'both' ? bothOf(key, { mine, theirs: other }) : null;
  const now = choice === 'theirs' ? other : (both ?? mine);
  return {
    ...writing,
    theirs: theirs as Partial<BriefDraft>,
    base: { ...writing.base, [key]: other },
    draft: { ...writing.draft, [key]: now },
  };
}

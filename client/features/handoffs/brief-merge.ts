import { changedFields } from '#shared/handoffs/draft-of.ts';
import type { BriefDraft } from '#shared/handoffs/schema.ts';

/** A version of the draft the server has. */
export interface Saved {
  version: number;
  draft: BriefDraft;
}

/** What I have written, and what it was when I began. */
export interface Mine {
  base: Saved;
  draft: BriefDraft;
}

/** My words on top of the newest version: fields only they changed are theirs. */
export function withTheirs(mine: Mine, latest: Saved): BriefDraft {
  const ours = changedFields(mine.base.draft, mine.draft);
  return { ...latest.draft, ...Object.fromEntries(ours.map((key) => [key, mine.draft[key]])) };
}

/** Fields both sides changed since, and not to the same. */
export function conflictsOf({ base, draft }: Mine, latest: Saved): (keyof BriefDraft)[] {
  const ours = changedFields(base.draft, draft);
  const differing = changedFields(latest.draft, draft);
  const theirs = changedFields(base.draft, latest.draft);
  return theirs.filter((key) => ours.includes(key) && differing.includes(key));
}

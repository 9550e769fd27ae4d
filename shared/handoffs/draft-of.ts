import type { BriefContent, BriefDraft } from './schema.ts';

/** What the author wrote, without what is copied in beside it when the brief is sent. */
export function draftOf({
  metric: _metric,
  decision: _decision,
  assumptions: _assumptions,
  ...draft
}: BriefContent): BriefDraft {
  return draft;
}

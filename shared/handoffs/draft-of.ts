import { same } from '#shared/same.ts';
import type { BriefContent, BriefDraft } from './brief.ts';

/** What the author wrote, without what is copied in beside it when the brief is sent. */
export function draftOf({
  metric: _metric,
  decision: _decision,
  assumptions: _assumptions,
  ...draft
}: BriefContent): BriefDraft {
  return draft;
}

/** Fields in which two drafts differ. */
export function changedFields(before: BriefDraft, now: BriefDraft): (keyof BriefDraft)[] {
  return (Object.keys(before) as (keyof BriefDraft)[]).filter(
    (key) => !same(before[key], now[key]),
  );
}

const isSaid = (text: string) => text.trim() !== '';

/** A draft without the lines nobody filled, as it is sent. */
export function tidied(draft: BriefDraft): BriefDraft {
  return {
    ...draft,
    scopeIn: draft.scopeIn.filter(isSaid),
    scopeOut: draft.scopeOut.filter(isSaid),
    acceptanceCriteria: draft.acceptanceCriteria.filter(isSaid),
    risks: draft.risks.filter((risk) => isSaid(risk.if) || isSaid(risk.then)),
  };
}

import type { Brief, BriefDraft } from '#shared/handoffs/brief.ts';
import type { BriefField } from '#shared/handoffs/brief-fields.ts';

/** Which field of the draft stands behind a field of the screen. */
const fieldOfKey: Partial<Record<keyof BriefDraft, BriefField>> = {
  metricId: 'metric',
  sponsorId: 'sponsor',
};
export const fieldOf = (key: keyof BriefDraft): BriefField =>
  fieldOfKey[key] ?? (key as BriefField);

/** Where a field is on the page, so that what is missing can be jumped to. */
export const anchorOf = (field: string): string => `brief-${field}`;

/** The brief that was sent last; null before the first offer. */
export const sentBrief = (briefs: readonly Brief[]): Brief | null =>
  briefs.find(({ frozenAt }) => frozenAt !== null) ?? null;

/** A field of a draft as plain text, to lay two versions side by side. */
export function textOf(draft: BriefDraft, key: keyof BriefDraft): string {
  const value = draft[key];
  if (value === null || value.length === 0) return 'empty';
  if (typeof value === 'string')
    return key === 'metricId' || key === 'sponsorId' ? 'another choice' : value;
  return value
    .map((line) => {
      if (typeof line === 'string') return line;
      return 'question' in line ? line.question : `If ${line.if} then ${line.then}`;
    })
    .join('\n');
}

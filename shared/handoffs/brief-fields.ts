/** The fields of a brief in reading order, hard ones first, as they are called on screen. */
export const briefFieldName = {
  problem: 'Problem',
  forWhom: 'For whom',
  metric: 'Success metric',
  whyNow: 'Why now',
  scopeIn: 'In scope',
  scopeOut: 'Out of scope',
  acceptanceCriteria: 'Acceptance criteria',
  sponsor: 'Sponsor',
  appetite: 'Appetite',
  constraints: 'Constraints',
  dependencies: 'Dependencies',
  risks: 'Risks',
  assumptions: 'Assumptions',
  firstAction: 'First action',
  contacts: 'Contacts',
  openQuestions: 'Open questions',
} as const;
export type BriefField = keyof typeof briefFieldName;

/** A field as it is called on screen; as it is, when it is none of a brief. */
export const nameOfBriefField = (field: string): string =>
  field in briefFieldName ? briefFieldName[field as BriefField] : field;

import { describe, expect, it } from 'vitest';
import type { BriefDraft } from '#shared/handoffs/schema.ts';
import { conflictsOf, withTheirs } from './brief-merge.ts';

const draft: BriefDraft = {
  problem: 'Letters wait',
  forWhom: 'Citizens',
  metricId: null,
  whyNow: '',
  scopeIn: [],
  scopeOut: [],
  acceptanceCriteria: [],
  sponsorId: '019ab000-0000-7000-8000-000000000001',
  appetite: '',
  constraints: '',
  dependencies: '',
  risks: [],
  firstAction: '',
  contacts: '',
  openQuestions: [],
};
const base = { version: 1, draft };

describe('two people writing one brief', () => {
  it('takes in the fields only they changed and keeps the fields only I changed', () => {
    const mine = { base, draft: { ...draft, problem: 'Letters wait twelve days' } };
    const latest = { version: 2, draft: { ...draft, whyNow: 'The backlog doubles' } };
    expect(withTheirs(mine, latest)).toEqual({
      ...latest.draft,
      problem: 'Letters wait twelve days',
    });
    expect(conflictsOf(mine, latest)).toEqual([]);
  });

  it('names a field both changed, and keeps my words in it', () => {
    const mine = { base, draft: { ...draft, problem: 'Mine' } };
    const latest = { version: 2, draft: { ...draft, problem: 'Theirs' } };
    expect(conflictsOf(mine, latest)).toEqual(['problem']);
    expect(withTheirs(mine, latest).problem).toBe('Mine');
  });

  it('sees no conflict where both came to the same words', () => {
    const mine = { base, draft: { ...draft, scopeIn: ['One'] } };
    expect(conflictsOf(mine, { version: 2, draft: { ...draft, scopeIn: ['One'] } })).toEqual([]);
  });
});

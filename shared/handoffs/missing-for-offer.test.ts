import { describe, expect, it } from 'vitest';
import type { BriefDraft, BriefMetric } from '#shared/handoffs/brief.ts';
import { completeness, isLight, missingForOffer } from '#shared/handoffs/missing-for-offer.ts';

const metric: BriefMetric = {
  id: 'm',
  name: 'Days to an answer',
  unit: 'days',
  direction: 'DOWN',
  baseline: 12,
  baselineDate: '2026-10-01',
  baselineSource: 'Desk export',
  target: 5,
  measureBy: '2027-03-31',
  measurerId: 'eve',
};
const draft: BriefDraft = {
  problem: 'People wait.',
  forWhom: 'Citizens',
  metricId: 'm',
  whyNow: 'It doubles.',
  scopeIn: ['Letters'],
  scopeOut: ['Complaints'],
  acceptanceCriteria: ['A draft in a minute'],
  sponsorId: 'ada',
  appetite: '',
  constraints: '',
  dependencies: '',
  risks: [],
  firstAction: '',
  contacts: '',
  openQuestions: [],
};
const complete = { draft, metric, light: false };

describe('missingForOffer', () => {
  it('finds nothing missing in a complete brief', () => {
    expect(missingForOffer(complete)).toEqual([]);
    expect(completeness(complete)).toBe(1);
  });

  it.each([
    ['problem', { ...draft, problem: ' ' }],
    ['forWhom', { ...draft, forWhom: '' }],
    ['whyNow', { ...draft, whyNow: '' }],
    ['scopeIn', { ...draft, scopeIn: [] }],
    ['scopeOut', { ...draft, scopeOut: [''] }],
    ['acceptanceCriteria', { ...draft, acceptanceCriteria: [] }],
  ])('names %s when it is empty', (field, lacking) => {
    expect(
      missingForOffer({ ...complete, draft: lacking }).map((missing) => missing.field),
    ).toEqual([field]);
  });

  it.each([
    ['baseline', null, 'Days to an answer has no baseline.'],
    ['baselineDate', null, 'The baseline of Days to an answer has no date.'],
    ['baselineSource', '', 'The baseline of Days to an answer has no source.'],
    ['target', null, 'Days to an answer has no target.'],
    ['measureBy', null, 'Days to an answer has no measure-by date.'],
    ['measurerId', null, 'Days to an answer has nobody who measures it.'],
  ])('refuses a metric without %s', (field, nothing, sentence) => {
    const lacking = { ...metric, [field]: nothing };
    expect(missingForOffer({ ...complete, metric: lacking })).toEqual([
      { field: 'metric', sentence },
    ]);
  });

  it('asks less of a light brief', () => {
    const short = { ...draft, whyNow: '', acceptanceCriteria: [] };
    expect(missingForOffer({ draft: short, metric, light: true })).toEqual([]);
  });

  it('takes an unknown only as a question with an owner and a date', () => {
    const open = { field: 'scopeIn', question: 'Which letters?', memberId: null, due: null };
    expect(
      missingForOffer({ ...complete, draft: { ...draft, openQuestions: [open] } }),
    ).toHaveLength(1);
  });
});

describe('an open question with an owner and a date', () => {
  const asked = (field: string) => ({
    field,
    question: 'Who knows?',
    memberId: 'leo',
    due: '2026-12-01',
  });
  const without = (change: Partial<BriefDraft>, field: string) =>
    missingForOffer({
      ...complete,
      draft: { ...draft, ...change, openQuestions: [asked(field)] },
    });

  it.each([
    ['problem', { problem: '' }],
    ['forWhom', { forWhom: '' }],
    ['whyNow', { whyNow: '' }],
    ['scopeIn', { scopeIn: [] }],
    ['scopeOut', { scopeOut: [] }],
    ['acceptanceCriteria', { acceptanceCriteria: [''] }],
  ])('stands in for %s', (field, change) => {
    expect(without(change, field)).toEqual([]);
    expect(without(change, 'risks').map((missing) => missing.field)).toEqual([field]);
  });

  it('stands in for what a metric lacks, but not for which metric it is and who measures it', () => {
    const openQuestions = [asked('metric')];
    const about = (metric: BriefMetric | null) =>
      missingForOffer({ draft: { ...draft, openQuestions }, metric, light: false });
    expect(about({ ...metric, baseline: null, target: null })).toEqual([]);
    expect(about(null)).toHaveLength(1);
    expect(about({ ...metric, measurerId: null })).toHaveLength(1);
  });

  it('stands in for nothing while it lacks its owner or its date', () => {
    const half = { ...asked('problem'), due: null };
    const missing = missingForOffer({
      ...complete,
      draft: { ...draft, problem: '', openQuestions: [half] },
    });
    expect(missing.map(({ field }) => field)).toEqual(['problem', 'openQuestions']);
  });
});

describe('isLight', () => {
  it('is at most one week of effort, at its high end', () => {
    expect([isLight(null), isLight(1), isLight(1.5)]).toEqual([false, true, false]);
  });
});

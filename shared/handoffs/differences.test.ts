import { describe, expect, it } from 'vitest';
import type { BriefContent } from './brief.ts';
import { compare, type ReadBackWords } from './differences.ts';

const id = '019a0000-0000-7000-8000-000000000000';

const brief: BriefContent = {
  problem: 'Citizens of Aldermere wait twelve days for an answer, since 3 March 2026.',
  forWhom: 'Citizens who write to us',
  metricId: id,
  whyNow: 'The backlog doubles every quarter.',
  scopeIn: ['Routine letters in three categories', 'Drafts for clerks'],
  scopeOut: ['Complaints', 'Letters to the press'],
  acceptanceCriteria: ['A draft is ready within a minute'],
  sponsorId: id,
  appetite: 'Six weeks at most',
  constraints: '',
  dependencies: '',
  // biome-ignore lint/suspicious/noThenProperty: "if X then Y" is the contract's word
  risks: [{ if: 'drafts read as machine-made', then: 'go back to templates' }],
  firstAction: '',
  contacts: '',
  openQuestions: [],
  assumptions: [],
  metric: {
    id,
    name: 'Days to an answer',
    unit: 'days',
    direction: 'DOWN',
    baseline: 12,
    baselineDate: '2026-10-01',
    baselineSource: 'Export',
    target: 5,
    measureBy: '2027-06-30',
    measurerId: id,
  },
  decision: {
    id,
    reason: 'It moves the number.',
    score: 70,
    rank: 1,
    decidedAt: '2026-11-01T10:00:00.000Z',
  },
};

const words: ReadBackWords = {
  outcome: 'Whoever writes to Aldermere hears back after 5 days, not twelve as since 3 March.',
  firstDeliverable: 'Drafts for change-of-address letters',
  biggestRisk: 'A draft that sounds like a machine',
  fallback: 'Templates',
  notDoing: 'No complaints, nothing for the press',
  startsOn: '2026-12-01',
  finishEarliest: '2026-12-20',
  finishLatest: '2027-01-10',
};

const rowOf = (change: Partial<ReadBackWords>, field: string, of: Partial<BriefContent> = {}) => {
  const all = compare({ ...brief, ...of }, { ...words, ...change });
  const row = all.find((one) => one.words.some((word) => word.field === field)) ?? all.at(-1);
  if (!row) throw new Error('there is always a last row');
  return row;
};

describe('a read-back beside its brief', () => {
  it('has nothing marked when it says everything in other words', () => {
    for (const row of compare(brief, words))
      expect([row.notMentioned, row.added, row.dates, row.unrelated]).toEqual([[], [], [], false]);
  });

  it('marks numbers, dates and names of the brief it never mentions', () => {
    const row = rowOf({ outcome: 'People who write hear back sooner.' }, 'outcome');
    expect(row.notMentioned).toEqual(['Aldermere', 'twelve', '3 March 2026', '5']);
    const [problem] = row.brief;
    expect(
      problem?.lines[0]?.pieces.filter(({ marked }) => marked).map(({ text }) => text),
    ).toEqual(['Aldermere', 'twelve', '3 March 2026']);
  });

  it('marks a line out of scope, or a risk, of which no word is said', () => {
    expect(rowOf({ notDoing: 'No complaints' }, 'notDoing').notMentioned).toEqual([
      'Letters to the press',
    ]);
    const calm = { biggestRisk: 'Nobody has time', fallback: 'We wait' };
    expect(rowOf(calm, 'fallback').notMentioned).toEqual([
      'If drafts read as machine-made, then go back to templates',
    ]);
  });

  it('finds a number that is said in another field', () => {
    const elsewhere = {
      outcome: 'Aldermere writes sooner than since 3 March.',
      fallback: 'Templates: twelve again, not 5',
    };
    expect(rowOf(elsewhere, 'outcome').notMentioned).toEqual([]);
  });

  it('marks numbers and dates the brief does not have', () => {
    const row = rowOf({ outcome: `${words.outcome} By 1 May 2027, for 300 clerks.` }, 'outcome');
    expect(row.added).toEqual(['1 May 2027', '300']);
  });

  it('reads Markdown as it is shown: links by their words', () => {
    const problem = '**Nine** of [the first 11](https://example.org/7) were late:\n- by weeks';
    const [first] = rowOf({}, 'outcome', { problem }).brief;
    const shown = first?.lines[0]?.pieces.map(({ text }) => text).join('');
    expect(shown).toBe('Nine of the first 11 were late:\nby weeks');
  });

  it('says when the dates are beyond the measuring day or the appetite', () => {
    const late = { finishLatest: '2027-07-02' };
    expect(rowOf(late, 'dates').dates).toEqual([
      { kind: 'after_measured', measureBy: '2027-06-30' },
      { kind: 'beyond_appetite', weeks: 31, appetite: 6 },
    ]);
    expect(rowOf(late, 'dates', { appetite: '40 person-weeks' }).dates).toHaveLength(1);
    expect(rowOf(late, 'dates', { appetite: 'three months' }).dates[1]).toMatchObject({
      appetite: 13,
    });
  });

  it('says when what is shipped first has nothing to do with what is in scope', () => {
    expect(rowOf({ firstDeliverable: 'A new website' }, 'firstDeliverable').unrelated).toBe(true);
  });

  it('leaves every character of the brief and of the words in its place', () => {
    for (const row of compare(brief, words)) {
      for (const { field, pieces } of row.words)
        expect(pieces.map(({ text }) => text).join('')).toBe(words[field as 'outcome']);
      const [first] = row.brief;
      if (first?.field === 'problem')
        expect(first.lines[0]?.pieces.map(({ text }) => text).join('')).toBe(brief.problem);
    }
  });
});

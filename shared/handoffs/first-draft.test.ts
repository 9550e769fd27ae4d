import { describe, expect, it } from 'vitest';
import { BriefDraft } from './brief.ts';
import { assumedBy, firstDraft, type Known } from './first-draft.ts';
import { TemplateContent } from './template.ts';

const sponsorId = '019ab000-0000-7000-8000-000000000001';
const criterion = { id: 'reach', name: 'Reach', scaleMin: 1, scaleMax: 5 };

const bare: Known = {
  problem: 'Letters wait twelve days.',
  forWhom: 'Citizens',
  hypothesis: '',
  evidence: [],
  metricId: null,
  effort: null,
  costOfDelay: null,
  currency: 'EUR',
  decision: {
    reason: 'It moves the number most.',
    beat: '',
    dissent: '',
    reopenWhen: '',
    reopen: null,
    reviewDate: null,
    decidedBy: 'Ada',
  },
  raters: [],
  criteria: [criterion],
  answers: [],
  owner: null,
  measurer: null,
  proposers: [],
  blockers: [],
};
const written = (known: Partial<Known>) => firstDraft({ ...bare, ...known }, { sponsorId });
const decided = (decision: Partial<Known['decision']>) =>
  written({ decision: { ...bare.decision, ...decision } });

describe('a brief that writes itself', () => {
  it('is a draft of the contract, whatever is not known', () => {
    expect(BriefDraft.parse(firstDraft(bare, { sponsorId }))).toEqual(written({}));
  });

  it('takes problem, for whom and reason as they were said', () => {
    expect(written({})).toMatchObject({
      problem: 'Letters wait twelve days.',
      forWhom: 'Citizens',
      whyNow: 'It moves the number most.',
      sponsorId,
    });
  });

  it('brings the evidence with the problem, as links', () => {
    const evidence = [{ label: 'Desk [export]', url: 'https://desk.example/a(1)' }];
    expect(written({ evidence }).problem).toBe(
      'Letters wait twelve days.\n\nEvidence: [Desk \\[export\\]](https://desk.example/a%281%29)',
    );
  });

  it('says what it beat and what each week of waiting costs', () => {
    const draft = firstDraft(
      { ...bare, costOfDelay: 4000, decision: { ...bare.decision, beat: 'A chat for schools' } },
      { sponsorId },
    );
    expect(draft.whyNow.split('\n\n')).toEqual([
      'It moves the number most.',
      'It beat: A chat for schools.',
      'Each week of waiting costs about 4,000 EUR.',
    ]);
  });

  it('says how much time it is worth from the effort that was estimated', () => {
    expect(written({ effort: { low: 3, likely: 5, high: 9 } }).appetite).toBe(
      '3 to 9 person-weeks, most likely 5.',
    );
    expect(written({ effort: { low: 1, likely: 1, high: 1 } }).appetite).toBe('1 person-week.');
  });

  it('names when the decision is looked at again, and what has to come first', () => {
    expect(decided({ reviewDate: '2027-02-20' }).constraints).toBe(
      'The decision is looked at again on 20 Feb 2027.',
    );
    expect(written({ blockers: ['One login'] }).dependencies).toBe(
      '- “One login” has to be delivered first',
    );
  });

  it('makes a risk of dissent, of raters far apart and of the condition to reopen', () => {
    const draft = firstDraft(
      {
        ...bare,
        answers: [1, 5].map((likely) => ({ criterionId: 'reach', likely })),
        decision: {
          ...bare.decision,
          dissent: 'Nobody asked for it.',
          reopen: { metric: 'Days to an answer', unit: 'days', direction: 'DOWN', value: 7 },
        },
      },
      { sponsorId },
    );
    expect(draft.risks.map((risk) => risk.if)).toEqual([
      'those who disagreed are right: Nobody asked for it.',
      '“Reach”, rated between 1 and 5, turns out at the worse end',
      'Days to an answer falls to 7 days',
    ]);
  });

  it('makes no risk of raters who agree', () => {
    const answers = [3, 4].map((likely) => ({ criterionId: 'reach', likely }));
    expect(written({ answers }).risks).toEqual([]);
  });

  it('names whom to ask', () => {
    const owner = { name: 'Data team', leads: ['Leo', 'Lin'] };
    expect(written({ raters: ['Ada', 'Eve'], owner, measurer: 'Eve' }).contacts).toBe(
      '- Decided: Ada\n- Rated: Ada, Eve\n- Data team: Leo, Lin\n- Measures the number: Eve',
    );
  });

  it('leaves the first action and the scope to its author', () => {
    expect(written({})).toMatchObject({ firstAction: '', scopeIn: [], scopeOut: [] });
  });

  it('takes what a template says only where nothing is known', () => {
    const template = TemplateContent.parse({
      problem: 'What is wrong today?',
      scopeOut: ['Anything decided without a person'],
      firstAction: 'Look at fifty cases together.',
    });
    expect(firstDraft(bare, { sponsorId, template })).toMatchObject({
      problem: 'Letters wait twelve days.',
      scopeOut: ['Anything decided without a person'],
      firstAction: 'Look at fifty cases together.',
    });
  });
});

describe('what a hypothesis takes for granted', () => {
  it('is an assumption for each of its lines', () => {
    expect(assumedBy({ hypothesis: 'Clerks trust drafts.\n\n- Most letters are alike\n' })).toEqual(
      ['Clerks trust drafts.', 'Most letters are alike'],
    );
    expect(assumedBy({ hypothesis: '  ' })).toEqual([]);
  });
});

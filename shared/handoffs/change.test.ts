import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Brief, BriefContent } from './brief.ts';
import { diffBriefs, linesBetween, wordsOfBrief } from './brief-diff.ts';
import {
  type Changing,
  changedBrief,
  changedDates,
  contractDifferences,
  ProposeChange,
  problemsOfChange,
  settledBy,
} from './change.ts';
import { changeBehind, offeredAs, openChange, originalPromise } from './change-chain.ts';
import { datesEffect } from './change-dates.ts';
import type { Change } from './schema.ts';

const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;

/** A brief as it is sent, for tests. */
const aBrief = (changes: Partial<BriefContent> = {}): BriefContent => ({
  problem: 'Citizens wait twelve days.',
  forWhom: 'Citizens',
  metricId: id(1),
  metric: {
    id: id(1),
    name: 'Days to an answer',
    unit: 'days',
    direction: 'DOWN',
    baseline: 12,
    baselineDate: '2026-10-01',
    baselineSource: 'Desk export',
    target: 5,
    measureBy: '2027-03-31',
    measurerId: id(2),
  },
  decision: {
    id: id(3),
    reason: 'It moves the number most.',
    score: 71.5,
    rank: 2,
    decidedAt: '2026-11-16T11:00:00.000Z',
  },
  whyNow: 'The backlog doubles.',
  scopeIn: ['Routine letters'],
  scopeOut: ['Complaints'],
  acceptanceCriteria: ['A draft within a minute', 'A clerk approves'],
  sponsorId: id(4),
  appetite: '',
  constraints: '',
  dependencies: '',
  risks: [],
  firstAction: '',
  contacts: '',
  openQuestions: [],
  assumptions: [],
  ...changes,
});

const text = fc.constantFrom('', 'Citizens wait.', ' Citizens wait. ', 'Nobody knows.');
const someLines = fc.array(fc.constantFrom('', 'one', ' one ', 'two', 'three'), { maxLength: 5 });

/** Briefs that often differ in little. */
const contentArbitrary: fc.Arbitrary<BriefContent> = fc
  .record({
    problem: text,
    forWhom: text,
    whyNow: text,
    scopeIn: someLines,
    scopeOut: someLines,
    acceptanceCriteria: someLines,
    target: fc.constantFrom(null, 4, 5),
  })
  .map(({ target, ...fields }) => {
    const brief = aBrief(fields);
    return { ...brief, metric: brief.metric && { ...brief.metric, target } };
  });

const promised = {
  startsOn: '2026-12-01',
  finishEarliest: '2027-01-01',
  finishLatest: '2027-02-01',
};
const today = '2026-11-22';

const contractOf = ({ metric, ...content }: BriefContent): ProposeChange => ({
  problem: content.problem.trim(),
  forWhom: content.forWhom.trim(),
  scopeIn: content.scopeIn,
  scopeOut: content.scopeOut,
  acceptanceCriteria: content.acceptanceCriteria,
  ...(metric?.target === null || metric?.target === undefined ? {} : { target: metric.target }),
  reason: 'LEARNED',
  note: '',
});

describe('a changed brief', () => {
  it('keeps its bytes when what it is changed to says the same', () => {
    fc.assert(
      fc.property(contentArbitrary, (content) => {
        expect(changedBrief(content, contractOf(content))).toEqual(content);
        const spaced = { ...content, scopeIn: content.scopeIn.flatMap((line) => ['', `${line} `]) };
        expect(changedBrief(content, contractOf(spaced))).toEqual(content);
      }),
    );
  });

  it('says what it was changed to, and everything outside of the contract stays', () => {
    fc.assert(
      fc.property(contentArbitrary, contentArbitrary, (before, wanted) => {
        const after = changedBrief(before, contractOf(wanted));
        const target = wanted.metric?.target ?? before.metric?.target;
        expect(contractDifferences(after, wanted).filter((path) => path !== 'target')).toEqual(
          // A text is kept without the white space around it.
          (['problem', 'forWhom'] as const).filter((key) => after[key] !== wanted[key]),
        );
        expect(after.metric?.target).toBe(target);
        expect({ ...after, ...contractPart(before) }).toEqual(before);
      }),
    );
  });

  it('keeps what a proposal leaves out', () => {
    const brief = aBrief();
    expect(changedBrief(brief, { reason: 'ERROR', note: '' })).toEqual(brief);
    expect(changedDates(promised, { reason: 'ERROR', note: '' })).toBeNull();
  });
});

const contractPart = (content: BriefContent): Partial<BriefContent> => {
  const { problem, forWhom, scopeIn, scopeOut, acceptanceCriteria, metric } = content;
  return { problem, forWhom, scopeIn, scopeOut, acceptanceCriteria, metric };
};

function changing(change: Partial<ProposeChange>, item: Changing['item'] = 'QUEUED'): Changing {
  const before = aBrief();
  const proposal = ProposeChange.parse({ reason: 'LEARNED', ...change });
  return {
    before,
    after: changedBrief(before, proposal),
    light: false,
    promised,
    dates: changedDates(promised, proposal),
    item,
  };
}

const paths = (change: Partial<ProposeChange>, item?: Changing['item']) =>
  problemsOfChange(changing(change, item), today).map(({ path }) => path);

describe('a proposed change', () => {
  it.each([
    [{ problem: '' }, ['problem']],
    [{ forWhom: ' ' }, ['forWhom']],
    [{ acceptanceCriteria: [] }, ['acceptanceCriteria']],
    [{ scopeIn: ['Everything'] }, []],
    [{ target: 12 }, ['target']],
    [{ target: 11 }, []],
    [{ measureBy: '2026-09-01' }, ['measureBy']],
    [{ startsOn: '2027-01-02' }, ['finishEarliest']],
    [{ finishEarliest: '2027-02-02' }, ['finishLatest']],
    [{ finishLatest: '2027-06-01' }, []],
  ] satisfies [Partial<ProposeChange>, string[]][])('%j is wrong in %j', (change, expected) => {
    expect(paths(change)).toEqual(expected);
  });

  it('does not promise a day that is over', () => {
    const past = {
      startsOn: '2026-01-01',
      finishEarliest: '2026-01-02',
      finishLatest: '2026-02-01',
    };
    expect(paths(past)).toEqual(['finishLatest']);
  });

  it('is not stopped by what was missing before', () => {
    const before = aBrief({ whyNow: '', acceptanceCriteria: [] });
    const after = { ...before, scopeIn: ['Everything'] };
    expect(problemsOfChange({ ...changing({}), before, after }, today)).toEqual([]);
  });

  it('leaves alone what the state of the work has settled', () => {
    const later = { startsOn: '2026-12-05', acceptanceCriteria: ['Less'] };
    expect(paths(later, 'QUEUED')).toEqual([]);
    expect(paths(later, 'BUILDING')).toEqual(['startsOn']);
    expect(paths(later, 'DELIVERED')).toEqual(['acceptanceCriteria', 'finishEarliest']);
    expect(settledBy(changing({ finishLatest: '2027-03-01' }, 'BUILDING'))).toEqual([]);
    expect(settledBy(changing({ target: 6, problem: 'Longer.' }, 'DELIVERED'))).toEqual([]);
  });
});

describe('the effect on the dates', () => {
  it('counts the days later and earlier, and sees the measure-by date passed', () => {
    const after = {
      startsOn: '2026-11-30',
      finishEarliest: '2027-01-01',
      finishLatest: '2027-04-01',
    };
    expect(datesEffect(promised, after, '2027-03-31')).toMatchObject({
      start: { days: -1 },
      finishEarliest: { days: 0 },
      finishLatest: { from: '2027-02-01', to: '2027-04-01', days: 59 },
      isAfterMeasureBy: true,
    });
    expect(datesEffect(promised, after, '2027-04-01').isAfterMeasureBy).toBe(false);
    expect(datesEffect(promised, after, null).isAfterMeasureBy).toBe(false);
  });
});

const change = (baseNumber: number, answer: Change['answer']): Change =>
  ({ baseNumber, answer }) as Change;

describe('versions and the changes behind them', () => {
  const changes = [
    change(5, null),
    change(4, 'COUNTERSIGNED'),
    change(4, 'REFUSED'),
    change(2, 'COUNTERSIGNED'),
    change(1, 'COUNTERSIGNED'),
  ];

  it('lead back to the one that was offered and read back', () => {
    expect([1, 2, 3, 4, 5].map((number) => offeredAs(changes, number))).toEqual([1, 1, 1, 4, 4]);
    expect(changeBehind(changes, 4)).toBeNull();
    expect(openChange(changes)?.baseNumber).toBe(5);
    expect(openChange(changes.slice(1))).toBeNull();
  });

  const version = (number: number, target: number, sides: ('SPONSOR' | 'LEAD')[]): Brief => {
    const content = aBrief();
    const metric = content.metric && { ...content.metric, target };
    const signatures = sides.map((side) => ({ side }) as Brief['signatures'][number]);
    return { number, content: { ...content, metric }, signatures } as Brief;
  };

  it('keep what a lead first accepted visible, whatever came before and after', () => {
    const offered = version(1, 4, ['SPONSOR']);
    const accepted = version(2, 5, ['SPONSOR', 'LEAD']);
    const changed = version(3, 7, ['LEAD', 'SPONSOR']);
    const draft = version(4, 9, []);
    const briefs = [draft, changed, accepted, offered];
    expect(originalPromise(briefs, offered)).toBeNull();
    expect(originalPromise(briefs, accepted)).toBeNull();
    expect(originalPromise(briefs, changed)).toMatchObject({ target: 5, number: 2 });
    expect(originalPromise(briefs, draft)).toMatchObject({ target: 5, number: 2 });
    expect(originalPromise(briefs, version(5, 5, []))).toBeNull();
  });
});

const wording = { nameOf: (id: string | null) => id ?? 'nobody' };
const lines = fc.array(fc.constantFrom<string>('a', 'b', 'c', ''), { maxLength: 8 });

describe('the difference of two briefs', () => {
  it('is empty exactly when they read the same', () => {
    fc.assert(
      fc.property(contentArbitrary, contentArbitrary, (before, after) => {
        const same =
          JSON.stringify(wordsOfBrief(before, wording)) ===
          JSON.stringify(wordsOfBrief(after, wording));
        expect(diffBriefs(before, after, wording).length === 0).toBe(same);
        expect(diffBriefs(before, before, wording)).toEqual([]);
      }),
    );
  });

  it('the other way round names the same fields', () => {
    fc.assert(
      fc.property(contentArbitrary, contentArbitrary, (before, after) => {
        const there = diffBriefs(before, after, wording);
        const back = diffBriefs(after, before, wording);
        expect(back).toEqual(
          there.map(({ field, before: was, after: is }) => ({ field, before: is, after: was })),
        );
      }),
    );
  });

  it('names the field, and the line of the metric that moved', () => {
    const before = aBrief();
    const metric = { ...before.metric, target: 7 } as typeof before.metric;
    const [diff] = diffBriefs(before, { ...before, metric }, wording);
    expect(diff?.field).toBe('metric');
    expect(linesBetween(diff?.before ?? [], diff?.after ?? [])).toEqual({
      removed: ['Target 5'],
      added: ['Target 7'],
    });
  });
});

describe('the lines between two lists', () => {
  it('lead from the one to the other: what was, without what left, with what came, is what is', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const { removed, added } = linesBetween(before, after);
        const left = [...before];
        for (const line of removed) left.splice(left.indexOf(line), 1);
        expect([...left, ...added].toSorted()).toEqual(after.toSorted());
        expect(removed.filter((line) => added.includes(line))).toEqual([]);
      }),
    );
  });

  it('are none where lines only moved', () => {
    expect(linesBetween(['a', 'b'], ['b', 'a'])).toEqual({ removed: [], added: [] });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Promised, Slip, type SlipFacts, slipOf } from './slip.ts';

const calendar = { weekend: [6, 7], holidays: [] };
/** A Monday. */
const today = '2026-11-23';
const exactly = (weeks: number) => ({ low: weeks, likely: weeks, high: weeks });
const id = (n: number) => `019a0000-0000-7000-8000-00000000000${n}`;

const item = (n: number, change: Partial<Promised> = {}): Promised => ({
  id: id(n),
  title: `Item ${n}`,
  state: 'QUEUED',
  effort: exactly(2),
  costOfDelay: 1000,
  startsOn: '2026-11-30',
  finishLatest: '2026-12-11',
  ...change,
});

const data = {
  id: id(9),
  name: 'Data team',
  capacity: [{ startsOn: '2026-01-01', peoplePerWeek: 1 }],
};
const slip = (facts: Partial<SlipFacts>) =>
  slipOf(
    { owner: data, queue: [], claimed: { effort: exactly(1), costOfDelay: null }, ...facts },
    { today, calendar },
  );

describe('what claiming would slip', () => {
  it('is nothing in an empty queue: it is done when its effort is', () => {
    expect(
      slip({ claimed: { effort: { low: 1, likely: 2, high: 3 }, costOfDelay: 100 } }),
    ).toMatchObject({
      unknown: null,
      place: 1,
      begins: '2026-11-23',
      doneEarliest: '2026-11-27',
      doneLatest: '2026-12-11',
      slipped: [],
    });
  });

  it('places it before what is worth less per week of effort, and tells what is late then', () => {
    const queue = [item(1, { costOfDelay: 4000 }), item(2, { finishLatest: '2026-12-18' })];
    const claimed = { effort: exactly(1), costOfDelay: 1000 };
    expect(slip({ queue, claimed })).toMatchObject({
      place: 2,
      begins: '2026-12-07',
      doneLatest: '2026-12-11',
      slipped: [{ id: id(2), promised: '2026-12-18', weeksLate: 1, weeksLateAnyway: 0 }],
    });
  });

  it('places it last when its cost of delay is not known, where nothing slips', () => {
    expect(slip({ queue: [item(1), item(2)] })).toMatchObject({ place: 3, slipped: [] });
  });

  it('says how late something is without it', () => {
    const queue = [item(1, { finishLatest: '2026-11-27' })];
    const claimed = { effort: exactly(2), costOfDelay: 9000 };
    expect(slip({ queue, claimed }).slipped).toMatchObject([{ weeksLate: 3, weeksLateAnyway: 1 }]);
  });

  it('never comes before what is being built, of which only the rest is left', () => {
    const building = item(1, {
      state: 'BUILDING',
      startsOn: '2026-11-16',
      finishLatest: '2026-11-30',
    });
    const claimed = { effort: exactly(1), costOfDelay: 9000 };
    expect(slip({ queue: [building], claimed })).toMatchObject({
      place: 1,
      building: 1,
      begins: '2026-11-30',
      slipped: [],
    });
  });

  it('goes by the people of each week, the weekend and the holidays', () => {
    const capacity = [
      { startsOn: '2026-01-01', peoplePerWeek: 0 },
      { startsOn: '2026-11-30', peoplePerWeek: 2 },
    ];
    const claimed = { effort: exactly(1), costOfDelay: null };
    const facts = { owner: { ...data, capacity }, queue: [], claimed };
    expect(slipOf(facts, { today, calendar }).doneLatest).toBe('2026-12-02');
    const holidays = ['2026-12-01'];
    expect(slipOf(facts, { today, calendar: { ...calendar, holidays } }).doneLatest).toBe(
      '2026-12-03',
    );
  });

  it('is honest about what nobody has said', () => {
    expect(slip({ owner: null }).unknown).toBe('owner');
    expect(slip({ owner: { ...data, capacity: [] } }).unknown).toBe('capacity');
    expect(slip({ claimed: { effort: null, costOfDelay: 5 } })).toMatchObject({
      unknown: 'effort',
      begins: null,
    });
    expect(slip({ queue: [item(1, { effort: null }), item(2)] })).toMatchObject({
      unestimated: 1,
      queued: 1,
    });
  });

  it('is over in five years at most', () => {
    const claimed = { effort: exactly(5000), costOfDelay: 9e9 };
    expect(slip({ queue: [item(1)], claimed })).toMatchObject({
      doneLatest: null,
      begins: '2026-11-23',
    });
  });

  it('never makes anything finish sooner, whatever the queue', () => {
    const effort = fc.double({ min: 0.1, max: 30, noNaN: true }).map(exactly);
    const one = fc.record({ effort, costOfDelay: fc.option(fc.integer({ min: 0, max: 9000 })) });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), one, (others, claimed) => {
        const queue = others.map((other, n) => item(n, other));
        const told = Slip.parse(slip({ queue, claimed }));
        expect(told.place).toBeGreaterThan(0);
        for (const { weeksLate, weeksLateAnyway } of told.slipped)
          expect(weeksLate).toBeGreaterThan(weeksLateAnyway);
        if (told.doneEarliest && told.doneLatest)
          expect(told.doneEarliest <= told.doneLatest).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

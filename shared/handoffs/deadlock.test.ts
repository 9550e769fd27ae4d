import { describe, expect, it } from 'vitest';
import { deadlocksOf, rulingOn } from './deadlock.ts';

const on = (day: number) => `2026-11-${String(day).padStart(2, '0')}T10:00:00.000Z`;
const returned = (day: number, ...fields: string[]) => ({ fields, returnedAt: on(day) });
const ruled = (day: number, field: string) => ({ field, ruledAt: on(day) });
const fieldsOf = (...args: Parameters<typeof deadlocksOf>) =>
  deadlocksOf(...args).map(({ field }) => field);

describe('a deadlock', () => {
  it('is two returns on the same field, since the second', () => {
    const twice = [returned(9, 'metric', 'scopeIn'), returned(5, 'metric')];
    expect(deadlocksOf({ state: 'DRAFT', returned: twice, rulings: [] })).toEqual([
      { field: 'metric', since: on(9), returns: 2 },
    ]);
  });

  it('is not made by two returns on different fields', () => {
    const different = [returned(9, 'metric'), returned(5, 'scopeIn')];
    expect(fieldsOf({ state: 'DRAFT', returned: different, rulings: [] })).toEqual([]);
  });

  it('counts returns, not questions: a field asked twice in one return is one', () => {
    const once = [returned(9, 'metric', 'metric')];
    expect(fieldsOf({ state: 'DRAFT', returned: once, rulings: [] })).toEqual([]);
  });

  it('is ended by a ruling on that field, and only on that', () => {
    const twice = [returned(9, 'metric', 'scopeIn'), returned(5, 'metric', 'scopeIn')];
    const rulings = [ruled(10, 'metric')];
    expect(fieldsOf({ state: 'OFFERED', returned: twice, rulings })).toEqual(['scopeIn']);
  });

  it('begins anew with two returns after the ruling', () => {
    const four = [12, 11, 9, 5].map((day) => returned(day, 'metric'));
    const rulings = [ruled(10, 'metric')];
    expect(fieldsOf({ state: 'DRAFT', returned: four, rulings })).toEqual(['metric']);
    expect(fieldsOf({ state: 'DRAFT', returned: four.slice(1), rulings })).toEqual([]);
  });

  it('is over once a lead has accepted', () => {
    const twice = [returned(9, 'metric'), returned(5, 'metric')];
    for (const state of ['ACCEPTED', 'ACTIVE'] as const)
      expect(fieldsOf({ state, returned: twice, rulings: [] })).toEqual([]);
  });
});

describe('a ruling', () => {
  it('stands at its field until there is a later one', () => {
    const rulings = [ruled(5, 'metric'), ruled(9, 'metric'), ruled(12, 'scopeIn')];
    expect(rulingOn(rulings, 'metric')).toEqual(ruled(9, 'metric'));
    expect(rulingOn(rulings, 'appetite')).toBeNull();
  });
});

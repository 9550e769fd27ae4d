import { describe, expect, it } from 'vitest';
import { changesAfter, peopleOn } from '#shared/roadmap/capacity.ts';

const june = { startsOn: '2026-06-01', peoplePerWeek: 4 };
const september = { startsOn: '2026-09-01', peoplePerWeek: 2.5 };

describe('capacity over time', () => {
  it.each([
    ['2026-05-31', null],
    ['2026-06-01', 4],
    ['2026-08-31', 4],
    ['2026-09-01', 2.5],
    ['2027-01-01', 2.5],
  ])('counts on %s %s people', (day, people) => {
    expect(peopleOn([september, june], day)).toBe(people);
  });

  it('is unknown without entries', () => {
    expect(peopleOn([], '2026-06-01')).toBeNull();
  });

  it('tells the changes to come, soonest first', () => {
    expect(changesAfter([september, june], '2026-05-01')).toEqual([june, september]);
    expect(changesAfter([september, june], '2026-06-01')).toEqual([september]);
  });
});

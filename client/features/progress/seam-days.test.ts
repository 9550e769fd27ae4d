import { describe, expect, it } from 'vitest';
import type { SeamRow } from '#shared/progress/schema.ts';
import { describeDays, scaleOf } from './seam-days.ts';

const row = (daysPerStage: SeamRow['daysPerStage']) => ({ daysPerStage }) as SeamRow;

describe('the scale of the seam', () => {
  it('has room for the longest stay on either side of the line', () => {
    const rows = [row({ DECIDED: 10, OFFERED: 20 }), row({ DECIDED: 5, QUEUED: 10, BUILDING: 60 })];
    const { days, before } = scaleOf(rows);
    expect(days * before).toBeGreaterThanOrEqual(30);
    expect(days * (1 - before)).toBeGreaterThanOrEqual(70);
  });

  it('keeps a side visible on which nothing stands', () => {
    expect(scaleOf([row({ DECIDED: 100 })]).before).toBeLessThan(0.9);
    expect(scaleOf([row({ BUILDING: 100 })]).before).toBeGreaterThan(0.1);
  });

  it('does not count days before the decision', () => {
    expect(scaleOf([row({ ASSESS: 400, DECIDED: 10 })]).days).toBeLessThan(13);
  });
});

it('says the days in words, in the order of the board', () => {
  expect(describeDays(row({ OFFERED: 12.4, DECIDED: 0.5, ASSESS: 9 }))).toBe(
    'Decided 0.5 days, Offered 12 days',
  );
});

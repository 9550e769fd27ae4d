import { describe, expect, it } from 'vitest';
import { addWorkingDays, dayIn, isWorkingDay } from '#shared/progress/working-days.ts';

describe('working days', () => {
  it.each([
    ['2026-11-16', 'Monday', true],
    ['2026-11-20', 'Friday', true],
    ['2026-11-21', 'Saturday', false],
    ['2026-11-22', 'Sunday', false],
  ])('%s, a %s: %s', (day, _weekday, expected) => {
    expect(isWorkingDay(day)).toBe(expected);
  });

  it.each([
    ['2026-11-16', 0, '2026-11-16'],
    ['2026-11-16', 5, '2026-11-23'],
    ['2026-11-19', 2, '2026-11-23'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-11-22', 5, '2026-11-27'],
    ['2026-11-20', 10, '2026-12-04'],
  ])('%s and %i more is %s', (day, count, expected) => {
    expect(addWorkingDays(day, count)).toBe(expected);
  });

  it('begin at midnight where the workspace is', () => {
    const moment = new Date('2026-11-22T23:30:00Z');
    expect(dayIn('Europe/Berlin')(moment)).toBe('2026-11-23');
    expect(dayIn('America/New_York')(moment)).toBe('2026-11-22');
  });
});

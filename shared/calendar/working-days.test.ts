import { describe, expect, it } from 'vitest';
import { addWorkingDays, dayIn, isWorkingDay } from '#shared/calendar/working-days.ts';

const week = { weekend: [6, 7], holidays: [] };

describe('working days', () => {
  it.each([
    ['2026-11-16', 'Monday', true],
    ['2026-11-20', 'Friday', true],
    ['2026-11-21', 'Saturday', false],
    ['2026-11-22', 'Sunday', false],
  ])('%s, a %s: %s', (day, _weekday, expected) => {
    expect(isWorkingDay(day, week)).toBe(expected);
  });

  it.each([
    ['2026-11-16', 0, '2026-11-16'],
    ['2026-11-16', 5, '2026-11-23'],
    ['2026-11-19', 2, '2026-11-23'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-11-22', 5, '2026-11-27'],
    ['2026-11-20', 10, '2026-12-04'],
  ])('%s and %i more is %s', (day, count, expected) => {
    expect(addWorkingDays(day, count, week)).toBe(expected);
  });

  it('pass over holidays, and over the weekend of the place', () => {
    const cairo = { weekend: [5, 6], holidays: ['2026-11-16'] };
    expect(isWorkingDay('2026-11-22', cairo)).toBe(true);
    expect(isWorkingDay('2026-11-16', cairo)).toBe(false);
    expect(addWorkingDays('2026-11-15', 4, cairo)).toBe('2026-11-22');
  });

  it('begin at midnight where the workspace is', () => {
    const moment = new Date('2026-11-22T23:30:00Z');
    expect(dayIn('Europe/Berlin')(moment)).toBe('2026-11-23');
    expect(dayIn('America/New_York')(moment)).toBe('2026-11-22');
  });
});

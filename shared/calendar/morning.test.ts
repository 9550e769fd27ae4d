import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextMorning } from './morning.ts';
import { clockCalendarOf, usualCalendar } from './schema.ts';
import { dayIn, isWorkingDay } from './working-days.ts';

const berlin = clockCalendarOf(usualCalendar);
const next = (after: string, calendar = berlin) =>
  nextMorning(new Date(after), calendar).toISOString();

describe('the next working morning', () => {
  it.each([
    ['the same day, before eight', '2026-11-23T06:59:59Z', '2026-11-23T07:00:00.000Z'],
    ['the next day, at eight and later', '2026-11-23T07:00:00Z', '2026-11-24T07:00:00.000Z'],
    ['Monday, after Friday', '2026-11-20T12:00:00Z', '2026-11-23T07:00:00.000Z'],
    [
      'an hour earlier once clocks went forward',
      '2026-03-27T12:00:00Z',
      '2026-03-30T06:00:00.000Z',
    ],
    ['an hour later once they went back', '2026-10-23T12:00:00Z', '2026-10-26T07:00:00.000Z'],
  ])('is %s', (_, after, expected) => {
    expect(next(after)).toBe(expected);
  });

  it('passes over a holiday', () => {
    const holidays = ['2026-11-24', '2026-11-25'];
    expect(next('2026-11-23T12:00:00Z', { ...berlin, holidays })).toBe('2026-11-26T07:00:00.000Z');
  });

  it('is always later, on a working day, at eight where the workspace is', () => {
    const moment = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2027-12-31'),
      noInvalidDate: true,
    });
    const zone = fc.constantFrom('Europe/Berlin', 'Pacific/Kiritimati', 'America/St_Johns');
    fc.assert(
      fc.property(moment, zone, (after, timeZone) => {
        const calendar = { ...berlin, timeZone };
        const morning = nextMorning(after, calendar);
        const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, timeStyle: 'short' });
        expect(morning > after).toBe(true);
        expect(clock.format(morning)).toBe('08:00');
        expect(isWorkingDay(dayIn(timeZone)(morning), calendar)).toBe(true);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClockCalendar } from '#shared/calendar/schema.ts';
import { addWorkingDays, dayIn, isWorkingDay } from '#shared/calendar/working-days.ts';
import { addDays } from '#shared/time.ts';
import { ringsOf, type WaitingSince } from './clocks.ts';

const berlin: ClockCalendar = {
  timeZone: 'Europe/Berlin',
  weekend: [6, 7],
  holidays: [],
  escalateAfter: 5,
  expireAfter: 10,
  idleAfter: 5,
  confirmAfter: 2,
};
/** Monday at noon. */
const monday = new Date('2026-11-16T11:00:00Z');
const offered: WaitingSince = {
  state: 'OFFERED',
  stateSince: monday,
  sentAt: monday,
  blocked: false,
};
const told = (waiting: WaitingSince, calendar = berlin) =>
  ringsOf(waiting, calendar).map(({ kind, at }) => `${kind} ${at.toISOString()}`);

describe('the clocks of a handoff', () => {
  it('nudge an offer at half, escalate and expire it, each when its last day is over', () => {
    expect(told(offered)).toEqual([
      'nudge 2026-11-18T23:00:00.000Z',
      'escalate 2026-11-23T23:00:00.000Z',
      'expire 2026-11-30T23:00:00.000Z',
    ]);
  });

  it('do not begin again for the sponsor when a claim is given back, but do for who may claim it', () => {
    const back = { ...offered, stateSince: new Date('2026-11-20T11:00:00Z') };
    expect(told(back)).toEqual([
      'nudge 2026-11-18T23:00:00.000Z',
      'escalate 2026-11-23T23:00:00.000Z',
      'expire 2026-12-04T23:00:00.000Z',
    ]);
  });

  it('give an idle claim back, and not one that waits for an answer', () => {
    const claimed = { ...offered, state: 'IN_REVIEW' } as const;
    expect(told(claimed)).toEqual(['release_idle 2026-11-23T23:00:00.000Z']);
    expect(told({ ...claimed, blocked: true })).toEqual([]);
  });

  it('activate a read-back nobody confirms, and leave drafts and active work alone', () => {
    expect(told({ ...offered, state: 'ACCEPTED' })).toEqual(['activate 2026-11-18T23:00:00.000Z']);
    expect(told({ ...offered, state: 'DRAFT' })).toEqual([]);
    expect(told({ ...offered, state: 'ACTIVE' })).toEqual([]);
  });

  it('pass over weekends and holidays of the workspace', () => {
    const cairo = {
      ...berlin,
      timeZone: 'Africa/Cairo',
      weekend: [5, 6],
      holidays: ['2026-11-17', '2026-11-18'],
    };
    expect(told({ ...offered, state: 'ACCEPTED' }, cairo)).toEqual([
      'activate 2026-11-22T22:00:00.000Z',
    ]);
  });

  it.each([
    ['spring, when a day has 23 hours', '2026-03-27T11:00:00Z', '2026-03-31T22:00:00.000Z'],
    ['autumn, when a day has 25', '2026-10-23T10:00:00Z', '2026-10-27T23:00:00.000Z'],
  ])('ring at midnight across the change of clocks in %s', (_, since, expected) => {
    const accepted = { ...offered, state: 'ACCEPTED', stateSince: new Date(since) } as const;
    expect(told(accepted)).toEqual([`activate ${expected}`]);
  });

  it('ring at the first moment of a day that has no midnight', () => {
    const beirut = { ...berlin, timeZone: 'Asia/Beirut', weekend: [] };
    const accepted = {
      ...offered,
      state: 'ACCEPTED',
      stateSince: new Date('2026-03-26T10:00:00Z'),
    } as const;
    expect(told(accepted, beirut)).toEqual(['activate 2026-03-28T22:00:00.000Z']);
  });

  it('count exactly the working days between, whatever the calendar', () => {
    const days = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2026-01-01', n));
    const calendar = fc.record({
      weekend: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 }),
      holidays: fc.uniqueArray(days, { maxLength: 40 }),
    });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 30 }), calendar, (from, count, when) => {
        const to = addWorkingDays(from, count, when);
        let worked = 0;
        for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
          if (isWorkingDay(day, when)) worked++;
        expect([worked, isWorkingDay(to, when)]).toEqual([count, true]);
      }),
    );
  });

  it('ring when the day is over everywhere, to the minute', () => {
    const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu', 'America/St_Johns'];
    for (const timeZone of zones) {
      const [ring] = ringsOf({ ...offered, state: 'ACCEPTED' }, { ...berlin, timeZone });
      const dayOf = dayIn(timeZone);
      const at = ring?.at as Date;
      const before = dayOf(new Date(at.getTime() - 1));
      expect([dayOf(at), before]).toEqual([addDays(before, 1), before]);
    }
  });
});

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
  askAgainAfter: 30,
};
/** Monday at noon. */
const monday = new Date('2026-11-16T11:00:00Z');
const offered: WaitingSince = {
  state: 'OFFERED',
  stateSince: monday,
  sentAt: monday,
  blocked: false,
  queued: null,
};
const queued: WaitingSince = {
  ...offered,
  state: 'ACTIVE',
  queued: { since: monday, startsOn: '2026-11-20', reviewDay: '2027-03-01', reconfirmedAt: null },
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

  it('tell late work once its promised day is over, and ask some weeks later whether it is still worth it', () => {
    expect(told(queued)).toEqual([
      'start_late 2026-11-20T23:00:00.000Z',
      // Thirty working days after the Friday it was promised.
      'ask_again 2027-01-01T23:00:00.000Z',
    ]);
  });

  const promised = (changed: Partial<NonNullable<WaitingSince['queued']>>): WaitingSince => ({
    ...queued,
    queued: { ...(queued.queued as NonNullable<WaitingSince['queued']>), ...changed },
  });

  it.each<[string, Partial<NonNullable<WaitingSince['queued']>>, string[]]>([
    [
      'the day after the review day, when that comes first',
      { reviewDay: '2026-12-01' },
      ['2026-11-20T23:00:00.000Z', '2026-12-01T23:00:00.000Z'],
    ],
    [
      'only after the review day, when nobody promised a start',
      { startsOn: null },
      ['2027-03-01T23:00:00.000Z'],
    ],
    ['never, when nothing was promised', { startsOn: null, reviewDay: null }, []],
    [
      'only on the day that was named by who has re-confirmed it since',
      { reconfirmedAt: new Date('2026-12-20T11:00:00Z') },
      ['2026-11-20T23:00:00.000Z', '2027-03-01T23:00:00.000Z'],
    ],
    [
      'as before, when it was re-confirmed before its promised start',
      { reconfirmedAt: new Date('2026-11-18T11:00:00Z') },
      ['2026-11-20T23:00:00.000Z', '2027-01-01T23:00:00.000Z'],
    ],
    [
      'not before it was put into the queue',
      { since: new Date('2027-02-01T11:00:00Z') },
      ['2027-02-01T11:00:00.000Z', '2027-02-01T11:00:00.000Z'],
    ],
  ])('ask about late work %s', (_, changed, expected) => {
    expect(ringsOf(promised(changed), berlin).map(({ at }) => at.toISOString())).toEqual(expected);
  });

  it('tell late work at the start of the next day, also over the change of clocks', () => {
    const late = (startsOn: string) =>
      ringsOf(promised({ startsOn, since: new Date('2026-01-01T00:00:00Z') }), berlin)[0]?.at;
    expect([late('2026-03-28'), late('2026-03-29'), late('2026-10-25')]).toEqual([
      new Date('2026-03-28T23:00:00Z'),
      new Date('2026-03-29T22:00:00Z'),
      new Date('2026-10-25T23:00:00Z'),
    ]);
  });

  it('never ask before work is late, nor ring before it waits, whatever was promised', () => {
    const days = fc.integer({ min: 0, max: 800 }).map((n) => addDays('2026-01-01', n));
    const moments = days.map((day) => new Date(`${day}T09:30:00Z`));
    const some = fc.record({
      since: moments,
      startsOn: days,
      reviewDay: fc.constant(null),
      reconfirmedAt: fc.option(moments),
    });
    const lengths = fc.integer({ min: 1, max: 250 });
    fc.assert(
      fc.property(some, lengths, (changed, askAgainAfter) => {
        const rings = ringsOf(promised(changed), { ...berlin, askAgainAfter });
        const late = rings.find(({ kind }) => kind === 'start_late')?.at as Date;
        const again = rings.find(({ kind }) => kind === 'ask_again')?.at;
        const dayOf = dayIn(berlin.timeZone);
        expect(late >= changed.since).toBe(true);
        expect(dayOf(late) > changed.startsOn).toBe(true);
        if (again) expect(again >= late).toBe(true);
        const isSaid =
          changed.reconfirmedAt !== null && dayOf(changed.reconfirmedAt) > changed.startsOn;
        expect(again === undefined).toBe(isSaid);
      }),
    );
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

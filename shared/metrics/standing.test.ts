import { describe, expect, it } from 'vitest';
import { currentReading, pointsOf, standingOf } from '#shared/metrics/standing.ts';

const reading = (takenOn: string, value: number) => ({
  id: '0192f0c1-0000-7000-8000-000000000000',
  takenOn,
  value,
  source: 'dashboard',
  recordedById: null,
  recordedAt: `${takenOn}T12:00:00.000Z`,
});

/** From 100 down to 50 within ten months: five a month. */
const metric = {
  direction: 'DOWN' as const,
  baseline: 100,
  baselineDate: '2026-01-01',
  target: 50,
  measureBy: '2026-11-01',
  readings: [reading('2026-06-01', 70)],
};

describe('how a metric stands', () => {
  it.each([
    ['on_course', {}, '2026-06-10'],
    ['behind', { readings: [reading('2026-06-01', 90)] }, '2026-06-10'],
    ['reached', { readings: [reading('2026-06-01', 50)] }, '2026-12-01'],
    ['missed', { readings: [reading('2026-11-01', 51)] }, '2026-11-02'],
    ['silent', {}, '2026-07-20'],
    ['unread', { readings: [] }, '2026-06-10'],
    ['unpromised', { target: null }, '2026-06-10'],
    ['unpromised', { baseline: null }, '2026-06-10'],
    ['unpromised', { measureBy: null }, '2026-06-10'],
  ])('%s', (standing, changed, today) => {
    expect(standingOf({ ...metric, ...changed }, today)).toBe(standing);
  });

  it('judges a reading by what was expected on its own day, not today', () => {
    const onItsDay = { ...metric, readings: [reading('2026-05-02', 80)] };
    expect(standingOf(onItsDay, '2026-06-10')).toBe('on_course');
  });

  it('goes by the last recorded of several readings on one day', () => {
    const twice = {
      readings: [reading('2026-05-01', 80), reading('2026-06-01', 70), reading('2026-06-01', 65)],
    };
    expect(currentReading(twice)?.value).toBe(65);
    expect(pointsOf(twice)).toEqual([
      { day: '2026-05-01', value: 80 },
      { day: '2026-06-01', value: 65 },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { Day, TimeZone } from './time.ts';

describe('a day', () => {
  it.each(['1900-01-01', '2026-11-22', '2024-02-29', '2199-12-31'])('can be %s', (day) => {
    expect(Day.parse(day)).toBe(day);
  });

  it.each(['0000-01-01', '0026-11-22', '1899-12-31', '2200-01-01', '9999-12-31'])(
    'cannot be %s, and says in which years it can be',
    (day) => {
      const { error } = Day.safeParse(day);
      expect(error?.issues.map(({ message }) => message)).toEqual([
        'Use a day between 1900 and 2199.',
      ]);
    },
  );

  it.each(['', '22.11.2026', '2026-02-30', '12026-11-22'])(
    'cannot be %j, and says how one is written',
    (day) => {
      const { error } = Day.safeParse(day);
      expect(error?.issues.map(({ message }) => message)).toEqual(['Use a date like 2026-11-22.']);
    },
  );
});

describe('a time zone', () => {
  it.each(['Europe/Berlin', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+8'])(
    'can be %s',
    (name) => {
      expect(TimeZone.safeParse(name).success).toBe(true);
    },
  );

  it.each(['', 'Berlin', '+01:00', 'Europe/Berlin; DROP'])('cannot be %j', (name) => {
    expect(TimeZone.safeParse(name).success).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { readDay, readReadings, readValue } from '#shared/metrics/read-readings.ts';

describe('pasted readings', () => {
  it('reads a column of days and one of values, with a header and blank lines', () => {
    const text = 'Day\tDays to answer\r\n2026-10-01\t12,5\tReport\r\n\r\n01.11.2026\t11\r\n';
    expect(readReadings(text)).toEqual([
      { line: 2, takenOn: '2026-10-01', value: 12.5, source: 'Report' },
      { line: 4, takenOn: '2026-11-01', value: 11, source: null },
    ]);
  });

  it('says of each line it cannot read why', () => {
    const text = '2026-10-01;many\nsome 5 day;3\n2026-02-30;3';
    expect(readReadings(text)).toMatchObject([
      { line: 1, whyNot: 'No number after the day.' },
      { line: 2, whyNot: expect.stringContaining('No day') },
      { line: 3, whyNot: expect.stringContaining('No day') },
    ]);
  });

  it.each([
    ['2026-3-7', '2026-03-07'],
    ['7.3.2026', '2026-03-07'],
    ['22/11/2026', '2026-11-22'],
    ['11/22/2026', '2026-11-22'],
    ['3/7/2026', null],
    ['7/7/2026', '2026-07-07'],
    ['tomorrow', null],
    ['1.2.26', null],
  ])('reads the day %s as %s', (text, day) => {
    expect(readDay(text)).toBe(day);
  });

  it.each([
    ['42', 42],
    ['12,5 %', 12.5],
    ['1 234 days', 1234],
    ['-3.5', -3.5],
    ['+3', 3],
    ['', null],
    ['n/a', null],
    ['3 of 4', null],
  ])('reads the value %s as %s', (text, value) => {
    expect(readValue(text)).toBe(value);
  });
});

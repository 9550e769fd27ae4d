import { describe, expect, it } from 'vitest';
import { identityOf, ordinals } from './derive-external-id.ts';
import { guessColumns, guessIdentity } from './guess-columns.ts';
import { guessStage } from './guess-stages.ts';
import { ImportMapping } from './import.ts';
import { readNumber } from './read-number.ts';
import { rowTaker } from './take-row.ts';

it.each([
  ['12', 12],
  ['1,234.5', 1234.5],
  ['1.234,5', 1234.5],
  ['1 234', 1234],
  ["€ 3'000", 3000],
  ['2,5', 2.5],
  ['0.125', 0.125],
  ['1,234', 1234],
  ['1,234,567', 1_234_567],
  ['-3', -3],
  ['1,23,4', Number.NaN],
  ['about 3', Number.NaN],
  ['3-5', Number.NaN],
  ['', Number.NaN],
])('reads the number in %j', (text, number) => {
  expect(readNumber(text)).toBe(number);
});

it.each([
  ['Initiated', 'opportunity'],
  ['Acquisition and/or Development', 'unbacked_building'],
  ['Implementation and Assessment', 'unbacked_building'],
  ['Operation and Maintenance', 'delivered_elsewhere'],
  ['In production', 'delivered_elsewhere'],
  ['Retired', 'parked'],
  ['Whatever', undefined],
])('guesses what the stage %j means', (value, stage) => {
  expect(guessStage(value)).toBe(stage);
});

it('guesses columns from their names, each field once, and which of them name a row', () => {
  const names = [
    'Use Case Name',
    'Agency',
    'Agency Abbreviation',
    'Bureau',
    'Stage of Development',
    'System Name',
    '',
    '',
  ];
  expect(guessColumns(names)).toEqual([
    'title',
    'owner',
    null,
    'labels',
    'stage',
    null,
    null,
    null,
  ]);
  expect(guessIdentity(names)).toEqual([0, 1, 3]);
  expect(guessIdentity(['ID', 'Title', 'Team'])).toEqual([]);
});

it('knows a row by its words, however they are spaced and capitalised, and keeps equal ones apart', () => {
  expect(identityOf([' Chat  bot', 'HHS'])).toBe(identityOf(['chat bot', 'hhs ']));
  expect(identityOf(['a', 'b'])).not.toBe(identityOf(['a b', '']));
  const ordinal = ordinals();
  expect(['x', 'y', 'x'].map(ordinal)).toEqual([1, 1, 2]);
});

describe('taking a row', () => {
  const mapping = ImportMapping.parse({
    source: 'list',
    columns: [
      'title',
      'problem',
      'problem',
      'labels',
      'labels',
      'stage',
      'effortLikely',
      'owner',
    ].map((field, column) => ({ column, field })),
    stages: { 'In  flight': 'unbacked_building' },
  });
  const take = rowTaker(mapping);

  it('joins what several columns say, and splits labels', () => {
    expect(take([' A\nname ', 'one', 'two', 'x; y', 'X', 'In flight', '2,5', ' Team '])).toEqual({
      row: expect.objectContaining({
        title: 'A name',
        problem: 'one\n\ntwo',
        labels: ['X', 'y'],
        stage: 'unbacked_building',
        effortLikely: 2.5,
        owner: 'Team',
      }),
    });
  });

  it('takes a short row, an unknown stage as an opportunity, and clips a label', () => {
    const taken = take(['A', '', '', `${'x'.repeat(90)}`]);
    expect(taken).toMatchObject({ row: { stage: 'opportunity', owner: null, effortLikely: null } });
    expect('row' in taken && taken.row.labels[0]).toBe(`${'x'.repeat(79)}…`);
  });

  it.each([
    [[''], 'It has no title.'],
    [['x'.repeat(501)], 'The title has 501 characters; at most 500 fit.'],
    [['A', '', '', '', '', '', 'soon'], 'The effort is not a number.'],
    [['A', '', '', '', '', '', '-1'], 'The effort is out of range: -1.'],
    [
      ['A', '', '', '', '', '', '', 'o'.repeat(121)],
      "The owner's name has 121 characters; at most 120 fit.",
    ],
  ])('says why it cannot take %j', (cells, reason) => {
    expect(take(cells)).toEqual({ reason });
  });
});

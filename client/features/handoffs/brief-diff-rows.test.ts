import { describe, expect, it } from 'vitest';
import { type DiffRow, diffRows } from './brief-diff-rows.ts';

const left = (rows: readonly DiffRow[]) =>
  rows.filter(({ isLeft }) => isLeft).map(({ parts }) => textOf(parts, 'added'));
const right = (rows: readonly DiffRow[]) =>
  rows.filter(({ isRight }) => isRight).map(({ parts }) => textOf(parts, 'removed'));
const textOf = (parts: DiffRow['parts'], without: 'added' | 'removed') =>
  parts
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

const marks = (rows: readonly DiffRow[]) =>
  rows.map(({ parts }) => parts.map(({ kind, text }) => `${kind[0]}:${text}`).join('|'));

describe('what is marked between two wordings', () => {
  it('is the words that differ, and a figure is one word', () => {
    expect(marks(diffRows('from 4.5 h in May', 'from 5.5 h in May'))).toEqual([
      's:from |r:4.5|a:5.5|s: h in May',
    ]);
  });

  it('keeps every line of both, in their order, whatever moved', () => {
    const before = ['Letters', 'Mails', 'Calls at night', ''];
    const after = ['Calls at night and by day', 'Letters', 'Fax', 'Mails'];
    const rows = diffRows(before, after);
    expect(left(rows)).toEqual(before);
    expect(right(rows)).toEqual(after);
  });

  it('takes a rewritten line as the same one, and another as another', () => {
    expect(marks(diffRows(['Nine of ten calls'], ['Eight of ten calls']))).toEqual([
      'r:Nine|a:Eight|s: of ten calls',
    ]);
    expect(marks(diffRows(['Billing calls'], ['Anything in English']))).toEqual([
      'r:Billing calls',
      'a:Anything in English',
    ]);
  });

  it('has nothing on the side where nothing stood', () => {
    expect(marks(diffRows('', 'New'))).toEqual(['a:New']);
    expect(marks(diffRows('Old', ''))).toEqual(['r:Old']);
    expect(diffRows('', '')).toEqual([]);
  });

  it('holds nobody up with two long texts that share nothing', () => {
    const text = (word: string) => Array.from({ length: 4000 }, (_, n) => `${word}${n}`).join(' ');
    const began = Date.now();
    const rows = diffRows(text('a'), text('b'));
    expect(Date.now() - began).toBeLessThan(1000);
    expect([left(rows), right(rows)]).toEqual([[text('a')], [text('b')]]);
  });
});

import { describe, expect, it } from 'vitest';
import type { BriefDraft } from '#shared/handoffs/brief.ts';
import { mergeField } from './brief-merge.ts';

const merged = <Key extends keyof BriefDraft>(
  key: Key,
  base: BriefDraft[Key],
  mine: BriefDraft[Key],
  theirs: BriefDraft[Key],
) => mergeField(key, { base, mine, theirs })?.value;

const risk = (words: string, then = '') => ({ if: words, then });

describe('a field two people write', () => {
  it('takes the side that changed', () => {
    expect(merged('problem', 'Old', 'Mine', 'Old')).toBe('Mine');
    expect(merged('problem', 'Old', 'Old', 'Theirs')).toBe('Theirs');
    expect(merged('problem', 'Old', 'Same', 'Same')).toBe('Same');
  });

  it('asks where both wrote the same line', () => {
    expect(merged('problem', 'Old', 'Mine', 'Theirs')).toBeUndefined();
    expect(merged('problem', '', 'Mine', 'Theirs')).toBeUndefined();
    expect(merged('metricId', null, 'a', 'b')).toBeUndefined();
  });
});

describe('a long text two people write', () => {
  it('keeps both where they changed different paragraphs', () => {
    expect(merged('problem', 'One\n\nTwo', 'One!\n\nTwo', 'One\n\nTwo?')).toBe('One!\n\nTwo?');
    expect(merged('problem', 'One', 'Zero\n\nOne', 'One\n\nTwo')).toBe('Zero\n\nOne\n\nTwo');
  });

  it('asks where both added at its end', () => {
    expect(merged('problem', 'One', 'One\n\nMine', 'One\n\nTheirs')).toBeUndefined();
  });
});

describe('a list two people write', () => {
  it('keeps the lines both added, theirs first', () => {
    expect(merged('scopeIn', [], ['Mine'], ['Theirs'])).toEqual(['Theirs', 'Mine']);
    expect(merged('scopeIn', ['A'], ['A', 'Mine'], ['A', 'Theirs'])).toEqual([
      'A',
      'Theirs',
      'Mine',
    ]);
    expect(merged('scopeIn', ['A', ''], ['A', 'Mine'], ['A', 'Theirs'])).toEqual([
      'A',
      'Theirs',
      'Mine',
    ]);
  });

  it('keeps a line both added once', () => {
    expect(merged('scopeIn', [], ['Same', 'Mine'], ['Same'])).toEqual(['Same', 'Mine']);
  });

  it('keeps both where they changed lines next to each other', () => {
    expect(merged('scopeIn', ['A', 'B'], ['A!', 'B'], ['A', 'B?'])).toEqual(['A!', 'B?']);
    expect(merged('scopeIn', ['A'], ['A!'], ['A', 'B'])).toEqual(['A!', 'B']);
  });

  it('takes a line away that one removed while the other wrote elsewhere', () => {
    expect(merged('scopeIn', ['A', 'B', 'C'], ['A', 'C'], ['A', 'B', 'C!'])).toEqual(['A', 'C!']);
  });

  it('keeps the words in a line one removed while the other wrote in it', () => {
    expect(merged('scopeIn', ['A'], [], ['A!'])).toEqual(['A!']);
    expect(merged('scopeIn', ['A'], ['A!'], [])).toEqual(['A!']);
  });

  it('asks where both wrote in the same line', () => {
    expect(merged('scopeIn', ['A'], ['A mine'], ['A theirs'])).toBeUndefined();
  });

  it('keeps the if of one and the then of the other', () => {
    const base = [risk('it rains')];
    expect(merged('risks', base, [risk('it rains', 'stay')], [risk('it pours')])).toEqual([
      risk('it pours', 'stay'),
    ]);
    expect(merged('risks', [risk('')], [risk('mine')], [risk('theirs')])).toEqual([
      risk('theirs'),
      risk('mine'),
    ]);
  });
});

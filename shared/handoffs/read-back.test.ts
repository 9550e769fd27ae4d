import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/handoffs/canonical.ts';
import {
  copiedRuns,
  copiedShare,
  isCopy,
  sentencesIn,
  sentencesOf,
} from '#shared/handoffs/read-back.ts';

const brief = 'Citizens wait twelve days for an answer to a routine letter.';

describe('copiedShare', () => {
  it('is 1 for the same words, whatever case and punctuation', () => {
    expect(
      copiedShare('citizens WAIT twelve days — for an answer to a routine letter', brief),
    ).toBe(1);
  });

  it('is 0 for other words with the same meaning', () => {
    expect(copiedShare('People who write to us hear back within a week.', brief)).toBe(0);
  });

  it('is 0 for nothing, and compares short texts whole', () => {
    expect(copiedShare('', brief)).toBe(0);
    expect(copiedShare('routine letter', brief)).toBe(1);
  });
});

describe('copiedRuns', () => {
  it('marks runs of three words and more, and keeps every character', () => {
    const text = 'Soon they get an answer to a routine letter, at last';
    const runs = copiedRuns(text, brief);
    expect(runs.filter(({ marked }) => marked)).toEqual([
      { text: 'an answer to a routine letter', marked: true },
    ]);
    expect(runs.map((run) => run.text).join('')).toBe(text);
  });

  it('marks nothing of other words, and nothing of nothing', () => {
    expect(copiedRuns('Hear back within a week', brief).some(({ marked }) => marked)).toBe(false);
    expect(copiedRuns('', brief)).toEqual([]);
  });
});

describe('sentencesOf', () => {
  it('takes a text apart and loses nothing', () => {
    const text = 'First the drafts. Then 4.5 days? Then\nrest';
    expect(sentencesOf(text).map((one) => one.trim())).toEqual([
      'First the drafts.',
      'Then 4.5 days?',
      'Then',
      'rest',
    ]);
    expect(sentencesOf(text).join('')).toBe(text);
  });
});

describe('sentencesIn', () => {
  it('keeps the marks of each sentence, also of one that goes on in the next', () => {
    const pieces = [
      { text: 'First the ', marked: false },
      { text: 'drafts. Then', marked: true },
      { text: ' the rest.', marked: false },
    ];
    expect(sentencesIn(pieces)).toEqual([
      {
        sentence: 'First the drafts.',
        pieces: [
          { text: 'First the ', marked: false },
          { text: 'drafts. ', marked: true },
        ],
      },
      {
        sentence: 'Then the rest.',
        pieces: [
          { text: 'Then', marked: true },
          { text: ' the rest.', marked: false },
        ],
      },
    ]);
  });
});

describe('isCopy', () => {
  it('lets a few borrowed words pass', () => {
    expect(
      isCopy(
        'We will answer a routine letter in five days because drafts are ready at once.',
        brief,
      ),
    ).toBe(false);
  });
});

describe('canonicalJson', () => {
  it('gives the same bytes whatever the order of keys', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'ü' }], a: true })).toBe(
      canonicalJson({ a: true, b: [1, { c: 'ü', d: null }] }),
    );
    expect(canonicalJson({ b: 1, a: undefined })).toBe('{"b":1}');
  });
});

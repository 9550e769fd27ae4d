import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/handoffs/canonical.ts';
import { copiedShare, isCopy } from '#shared/handoffs/read-back.ts';

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

import { describe, expect, it } from 'vitest';
import { factsOf, hear, keyTermsOf, says } from './facts.ts';

const textsOf = (text: string) => factsOf(text).map(({ kind, text: said }) => `${kind} ${said}`);

describe('the facts of a text', () => {
  it.each([
    ['It takes 12 days.', ['number 12']],
    ['From 4.5 to 60 % of 1,200', ['number 4.5', 'number 60 %', 'number 1,200']],
    ['By 2027-06-30 or 30 June 2027', ['date 2027-06-30', 'date 30 June 2027']],
    ['Until June 30th, not 3.4.2027', ['date June 30th', 'date 3.4.2027']],
    ['Maybe in May, maybe twice', []],
    ['Ask Lucía Ferrer of SAP', ['name Lucía Ferrer', 'name SAP']],
    ['Sentences begin so. They do.', []],
    ['A4 and IPv6 are no numbers', ['name IPv6']],
    ['', []],
  ])('%s', (text, facts) => {
    expect(textsOf(text)).toEqual(facts);
  });

  it('takes no noun for a name where every noun has a capital', () => {
    const german =
      'Die Bürger warten zwölf Tage auf eine Antwort der Stadt, weil das Amt die Briefe von Hand schreibt.';
    expect(factsOf(german).filter(({ kind }) => kind === 'name')).toEqual([]);
  });

  it.each([
    ['twelve', '12 days', true],
    ['1,200', '1200 people', true],
    ['30 June 2027', 'done by 30 June', true],
    ['30 June 2027', 'done by 30 June 2026', false],
    ['30 June 2027', '2027-06-30', true],
    ['12', 'the 12 June', false],
    ['1', 'one of them', true],
  ])('%s is said by “%s”: %s', (written, text, isSaid) => {
    const [fact] = factsOf(written);
    expect(fact && says(hear(text), fact)).toBe(isSaid);
  });

  it('keeps the words that carry a sentence, without their endings', () => {
    expect(keyTermsOf('Complaints about the press')).toEqual(keyTermsOf('A complaint, pressed'));
  });
});

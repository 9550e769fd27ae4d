import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFormula } from './formula.ts';

const keys = ['reach', 'impact', 'effort'];

function evaluate(text: string, values: Record<string, number>): number {
  const read = readFormula(text, keys);
  if ('problem' in read) throw new Error(read.problem.message);
  const columns = keys.map((key) => Float64Array.of(values[key] ?? Number.NaN));
  return read.formula.run(columns, 1)[0] as number;
}

const problemOf = (text: string) => {
  const read = readFormula(text, keys);
  return 'problem' in read ? read.problem : null;
};

describe('readFormula', () => {
  const values = { reach: 6, impact: 2, effort: 4 };

  it.each([
    ['reach * impact / effort', 3],
    ['reach + impact * effort', 14],
    ['(reach + impact) * effort', 32],
    ['2 ** 3 ** 2 + 0 * reach', 512],
    ['min(reach, impact, effort)', 2],
    ['max(reach - 10, 0)', 0],
    ['reach > 5 ? impact : effort', 2],
    ['reach >= 7 || impact == 2', 1],
    ['!(reach > 5) ? 1 : 0', 0],
    ['sqrt(effort) + log(100) * reach', 14],
    ['round(reach / effort)', 2],
  ])('%s', (text, result) => {
    expect(evaluate(text, values)).toBeCloseTo(result);
  });

  it('has no value where an input is missing, or where it divides by zero', () => {
    expect(evaluate('reach / effort', { reach: 6 })).toBeNaN();
    expect(evaluate('reach / effort', { reach: 6, effort: 0 })).toBeNaN();
    expect(evaluate('min(reach, 1)', {})).toBeNaN();
  });

  it('needs only the side of a choice that is taken', () => {
    expect(evaluate('effort == 0 ? reach : reach / effort', { reach: 6, effort: 0 })).toBe(6);
  });

  it.each([
    ['', 0, /Write a formula/],
    ['reach *', 7, /ends too early/],
    ['reach * reech', 8, /no criterion “reech”/],
    ['reach ^ 2', 6, /\*\* for a power/],
    ['reach & 2', 6, /not understood/],
    ['reach impact', 6, /missing between/],
    ['foo(reach)', 0, /no function/],
    ['min()', 0, /takes/],
    ['min', 0, /needs brackets/],
    ['reach.constructor', 5, /not a formula/],
    ['constructor(reach)', 0, /no function/],
    ['reach["x"]', 5, /not understood/],
    ['1 + 2', 0, /at least one criterion/],
    ['(reach', 6, /ends too early/],
    [`reach${' + 1'.repeat(200)}`, 500, /at most 500/],
  ])('refuses %s and points at the character', (text, at, message) => {
    const problem = problemOf(text);
    expect(problem?.message).toMatch(message);
    expect(problem?.at).toBe(at);
  });

  it.each([
    ['brackets five hundred deep', `${'('.repeat(245)}reach${')'.repeat(245)}`],
    ['minus after minus', `${'- '.repeat(245)}reach`],
    ['a not of a not', `${'!'.repeat(490)}reach`],
    ['a tower of powers', `${'9**'.repeat(160)}reach`],
    ['a choice of choices', `${'reach?1:'.repeat(61)}0`],
    ['functions of functions', `${'min('.repeat(95)}reach${')'.repeat(95)}`],
    ['a thousand terms', `reach${'+1'.repeat(240)}`],
    ['a number beyond all numbers', `reach*${'9'.repeat(480)}`],
    ['powers of the largest', 'reach ** 9e307 ** 9e307 * exp(exp(exp(effort)))'],
    // What hangs is ended by the runner.
  ])('reads or refuses %s at once, and runs what it has read at once', (_, bomb) => {
    const read = readFormula(bomb, keys);
    if ('problem' in read) expect(read.problem.message).toMatch(/more than 200 parts/);
    else {
      const columns = keys.map(() => new Float64Array(2000).fill(3));
      expect(read.formula.run(columns, 2000)).toHaveLength(2000);
    }
  });

  it('never throws and never hangs, whatever is written', () => {
    const parts = fc.constantFrom(
      'reach',
      'effort',
      '+',
      '**',
      '(',
      ')',
      ',',
      '?',
      ':',
      '9e99',
      ' ',
      'min',
      '!',
      '.',
      '=',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(parts).map((list) => list.join('')),
        ),
        (text) => {
          const read = readFormula(text, keys);
          if ('formula' in read) {
            read.formula.run(
              keys.map(() => Float64Array.of(1, 2)),
              2,
            );
          } else {
            expect(read.problem.at).toBeGreaterThanOrEqual(0);
            expect(read.problem.at).toBeLessThanOrEqual(Math.max(text.length, 500));
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { originals, problemsOfPromise } from '#shared/metrics/promise.ts';

const today = '2026-11-22';
const metric = {
  direction: 'UP' as const,
  baseline: 40,
  baselineDate: '2026-01-01',
  target: 60,
  measureBy: '2027-01-01',
};

const paths = (changed: Partial<Parameters<typeof problemsOfPromise>[0]>) =>
  problemsOfPromise({ ...metric, ...changed }, today).map((problem) => problem.path);

describe('a promise', () => {
  it.each([
    ['better and later', {}, []],
    [
      'without anything yet',
      { baseline: null, baselineDate: null, target: null, measureBy: null },
      [],
    ],
    ['no better than the baseline', { target: 40 }, ['target']],
    ['worse, going down', { direction: 'DOWN' as const }, ['target']],
    ['better, going down', { direction: 'DOWN' as const, target: 20 }, []],
    ['measured before its baseline', { measureBy: '2025-12-31' }, ['measureBy']],
    ['measured on the day of its baseline', { measureBy: '2026-01-01' }, ['measureBy']],
    ['with tomorrow’s baseline, for those ahead of UTC', { baselineDate: '2026-11-23' }, []],
    ['with a baseline that lies ahead', { baselineDate: '2026-11-24' }, ['baselineDate']],
  ])('%s', (_claim, changed, expected) => {
    expect(paths(changed)).toEqual(expected);
  });
});

describe('what was promised first', () => {
  const unset = { originalTarget: null, originalMeasureBy: null };

  it('is the first target and date ever set', () => {
    const set = originals(unset, { target: 60, measureBy: null });
    expect(set).toEqual({ originalTarget: 60, originalMeasureBy: null });
    expect(originals(set, { target: 50, measureBy: '2027-01-01' })).toEqual({
      originalTarget: 60,
      originalMeasureBy: '2027-01-01',
    });
  });

  it('stays when the target is taken away', () => {
    const set = { originalTarget: 0, originalMeasureBy: '2027-01-01' };
    expect(originals(set, { target: null, measureBy: null })).toEqual(set);
  });
});

import { describe, expect, it } from 'vitest';
import { Stage } from '#shared/roadmap/stage.ts';
import { standingOf } from './intake.ts';
import { tellSubmitter } from './tell-submitter.ts';

describe('what a submitter is told', () => {
  it.each([
    ['NEW', null, 'Waiting to be read'],
    ['DECLINED', null, 'Declined'],
    ['ACCEPTED', 'building', 'Taken up'],
    ['MERGED', 'parked', 'Taken together'],
  ] as const)('is one plain line for %s', (state, standing, headline) => {
    expect(tellSubmitter({ state, standing }).headline).toBe(headline);
  });

  it.each(Stage.options)('says how it stands, and not who holds it: %s', (stage) => {
    const { sentence } = tellSubmitter({ state: 'ACCEPTED', standing: standingOf[stage] });
    expect(sentence).toMatch(/^It .+\.$/);
    expect(sentence).not.toMatch(/offer|claim|brief|review|score|rate/i);
  });
});

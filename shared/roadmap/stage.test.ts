import { describe, expect, it } from 'vitest';
import { boardStages, Stage, type Standing, stageName, stepTo } from '#shared/roadmap/stage.ts';

const at = (stage: Stage, more: Partial<Standing> = {}): Standing => ({
  stage,
  accepted: false,
  unbacked: false,
  ...more,
});

/** Every legal move of the board, and what it means. All others have a sentence. */
const legal: [from: Stage, to: Stage, intents: string[]][] = [
  ['ASSESS', 'DECIDED', ['decide']],
  ['ASSESS', 'PARKED', ['decide']],
  ['ASSESS', 'REJECTED', ['decide']],
  ['PARKED', 'ASSESS', ['reopen']],
  ['REJECTED', 'ASSESS', ['reopen']],
  ['DECIDED', 'OFFERED', ['offer']],
  ['DECIDED', 'ASSESS', ['reopen']],
  ['OFFERED', 'IN_REVIEW', ['claim']],
  ['OFFERED', 'DECIDED', ['withdraw']],
  ['IN_REVIEW', 'QUEUED', ['accept']],
  ['IN_REVIEW', 'OFFERED', ['release']],
  ['IN_REVIEW', 'DECIDED', ['return', 'revoke']],
  ['QUEUED', 'BUILDING', ['start']],
  ['QUEUED', 'DECIDED', ['release', 'revoke']],
  ['BUILDING', 'DELIVERED', ['deliver']],
  ['BUILDING', 'QUEUED', ['reopen']],
  ['BUILDING', 'DECIDED', ['release', 'revoke']],
  ['DELIVERED', 'PROVEN', ['prove']],
  ['DELIVERED', 'BUILDING', ['reopen']],
  ['PROVEN', 'DELIVERED', ['reopen']],
];

describe('stepTo', () => {
  it.each(legal)('takes %s → %s as %j', (from, to, intents) => {
    expect(stepTo(at(from), to)).toEqual({ intents });
  });

  const illegal = Stage.options.flatMap((from) =>
    Stage.options
      .filter((to) => !legal.some(([a, b]) => a === from && b === to))
      .map((to) => [from, to] as const),
  );
  it.each(illegal)('says in one sentence why %s → %s means nothing', (from, to) => {
    const step = stepTo(at(from), to);
    expect(step).toHaveProperty('whyNot');
    expect('whyNot' in step && step.whyNot).toMatch(/^[A-Z].+\.$/);
  });

  it('asks the sponsor to confirm once a lead has accepted', () => {
    expect(stepTo(at('IN_REVIEW', { accepted: true }), 'QUEUED')).toEqual({ intents: ['confirm'] });
  });

  it('lets an accepted brief go back only by revoking it', () => {
    const accepted = at('IN_REVIEW', { accepted: true });
    expect(stepTo(accepted, 'DECIDED')).toEqual({ intents: ['revoke'] });
    expect(stepTo(accepted, 'OFFERED')).toHaveProperty('whyNot');
  });

  it('has nothing to prove or to release for unbacked work', () => {
    expect(stepTo(at('DELIVERED', { unbacked: true }), 'PROVEN')).toHaveProperty('whyNot');
    expect(stepTo(at('BUILDING', { unbacked: true }), 'DECIDED')).toHaveProperty('whyNot');
  });

  it('lets nothing cross the handoff line but an accepted brief', () => {
    const crossing = legal.filter(
      ([from, to]) => boardStages.indexOf(from) < 4 && boardStages.indexOf(to) >= 4,
    );
    expect(crossing.map(([from, to]) => `${stageName[from]} → ${stageName[to]}`)).toEqual([
      'In review → Queued',
    ]);
  });
});

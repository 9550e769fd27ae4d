import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Stage } from '#shared/roadmap/stage.ts';
import { gainOf, type Words, whyNotGo, whyNotTake } from './merge.ts';

const title = 'Letters';

const text = fc.constantFrom('', ' ', 'Slow', 'Late');
const words: fc.Arbitrary<Words> = fc.record({
  problem: text,
  forWhom: text,
  hypothesis: text,
  evidence: fc.array(
    fc.constantFrom('a', 'b', 'c').map((name) => ({ label: name, url: `https://${name}.example` })),
    { maxLength: 4 },
  ),
  labels: fc.array(fc.constantFrom('post', 'Post', 'new', 'NEW', 'old'), { maxLength: 20 }),
  effort: fc.constantFrom(null, { low: 1, likely: 2, high: 3 }),
  costOfDelay: fc.constantFrom(null, 0, 5),
  priorityId: fc.constantFrom(null, 'p'),
  ownerId: fc.constantFrom(null, 'o'),
  metricId: fc.constantFrom(null, 'm'),
});

describe('what can be merged', () => {
  it.each(Stage.options)('goes from Assess, Parked and Rejected only: %s', (stage) => {
    const may = ['ASSESS', 'PARKED', 'REJECTED'].includes(stage);
    expect(whyNotGo({ title, stage }) === null).toBe(may);
  });

  it.each(Stage.options)('goes into what is on the board or parked: %s', (stage) => {
    const may = !['REJECTED', 'MERGED'].includes(stage);
    expect(whyNotTake({ title, stage, went: null }) === null).toBe(may);
  });

  it('is told where the other one went', () => {
    expect(whyNotTake({ title, stage: 'MERGED', went: 'Post' })).toBe(
      '“Letters” was itself merged into “Post”. Merge into that one.',
    );
  });
});

describe('what the survivor gains', () => {
  it('is never there already, and never twice', () => {
    fc.assert(
      fc.property(words, words, (into, gone) => {
        const gain = gainOf(into, gone);
        const labels = [...into.labels, ...gain.labels].map((label) => label.toLowerCase());
        const mine = new Set(into.labels.map((label) => label.toLowerCase()));
        for (const label of gain.labels) expect(mine.has(label.toLowerCase())).toBe(false);
        expect(labels.slice(into.labels.length).length).toBe(
          new Set(gain.labels.map((label) => label.toLowerCase())).size,
        );
        expect(labels.length).toBeLessThanOrEqual(Math.max(20, into.labels.length));
        const links = into.evidence.map(({ url }) => url);
        for (const { url } of gain.evidence) expect(links).not.toContain(url);
      }),
    );
  });

  it('fills nothing that says something, and says nothing new of what is merged twice', () => {
    fc.assert(
      fc.property(words, words, (into, gone) => {
        const { fields, evidence, labels } = gainOf(into, gone);
        for (const field of fields) expect([null, '', ' ']).toContain(into[field]);
        const after = {
          ...into,
          ...Object.fromEntries(fields.map((field) => [field, gone[field]])),
          evidence: [...into.evidence, ...evidence],
          labels: [...into.labels, ...labels],
        } as Words;
        expect(gainOf(after, gone)).toEqual({ evidence: [], labels: [], fields: [] });
      }),
    );
  });
});

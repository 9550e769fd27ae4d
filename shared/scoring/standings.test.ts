import { describe, expect, it } from 'vitest';
import type { RankedBy } from './draw-candidates.ts';
import { placeIf, rankStandings, type Standings } from './standings.ts';

const criterion = (id: string, weight: number) => ({
  id,
  key: id,
  name: id,
  weight,
  scaleMin: 0,
  scaleMax: 10,
  direction: 'UP' as const,
});

const model = (weights: [number, number]): RankedBy => ({
  formula: 'WEIGHTED_SUM',
  expression: null,
  perEffort: false,
  criteria: [criterion('value', weights[0]), criterion('urgency', weights[1])],
});

const standings: Standings = {
  ids: ['a', 'b', 'c', 'unrated'],
  means: [Float64Array.of(9, 5, 1, Number.NaN), Float64Array.of(1, 4, 9, 3)],
  weeks: Float64Array.of(5, 5, 5, 1),
  assumed: Uint8Array.of(0, 1, 0, 0),
};

const orderBy = (weights: [number, number]) =>
  rankStandings(model(weights), standings, 10).rows.map(({ id }) => id);

describe('ranking columns', () => {
  it('turns the list round with the weights, and leaves out what has no score', () => {
    expect(orderBy([1, 0])).toEqual(['a', 'b', 'c']);
    expect(orderBy([0, 1])).toEqual(['c', 'b', 'a']);
  });

  it('says which efforts are assumed', () => {
    const { rows } = rankStandings(model([1, 0]), standings, 10);
    expect(rows.filter(({ assumed }) => assumed).map(({ id }) => id)).toEqual(['b']);
  });
});

describe('where one would stand', () => {
  const { rows, cutLine } = rankStandings(model([1, 0]), standings, 10);
  const by = { perEffort: false, capacity: cutLine.capacity };

  it('with a better score is higher, and over the line', () => {
    expect(placeIf(rows, { id: 'c', score: 95, weeks: 5 }, by)).toEqual({ rank: 1, above: true });
    expect(placeIf(rows, { id: 'c', score: 10, weeks: 5 }, by)).toEqual({ rank: 3, above: false });
  });

  it('with more work is at the same rank, and below the line', () => {
    expect(placeIf(rows, { id: 'a', score: 90, weeks: 20 }, by)).toEqual({ rank: 1, above: false });
  });
});

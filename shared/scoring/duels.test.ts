import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceToWin, type Duel, strengthsOf } from './duels.ts';

describe('strengthsOf', () => {
  it('gives the abilities of the published example of the American League of 1987', () => {
    // Agresti 2013, "Categorical Data Analysis", 3rd ed., § 11.6: wins of each team over each other.
    const teams = ['MIL', 'DET', 'TOR', 'NY', 'BOS', 'CLE', 'BAL'];
    const wins = [
      [0, 7, 9, 7, 7, 9, 11],
      [6, 0, 7, 5, 11, 9, 9],
      [4, 6, 0, 7, 7, 8, 12],
      [6, 8, 6, 0, 6, 7, 10],
      [6, 2, 6, 7, 0, 7, 12],
      [4, 4, 5, 6, 6, 0, 6],
      [2, 4, 1, 3, 1, 7, 0],
    ];
    const duels: Duel[] = wins.flatMap((row, i) =>
      row.flatMap((count, j) =>
        Array.from({ length: count }, () => ({
          winnerId: teams[i] as string,
          loserId: teams[j] as string,
        })),
      ),
    );
    const found = new Map(strengthsOf(duels, 0).map(({ id, ability }) => [id, ability]));
    const overBaltimore = (team: string) => (found.get(team) ?? 0) - (found.get('BAL') ?? 0);
    expect(overBaltimore('MIL')).toBeCloseTo(1.58, 2);
    expect(overBaltimore('DET')).toBeCloseTo(1.44, 2);
    expect(overBaltimore('TOR')).toBeCloseTo(1.29, 2);
    expect(overBaltimore('NY')).toBeCloseTo(1.25, 2);
    expect(overBaltimore('BOS')).toBeCloseTo(1.11, 2);
    expect(overBaltimore('CLE')).toBeCloseTo(0.68, 2);
  });

  it('stays finite when one won everything', () => {
    const [a, b] = strengthsOf([
      { winnerId: 'a', loserId: 'b' },
      { winnerId: 'a', loserId: 'b' },
    ]);
    expect(a).toMatchObject({ id: 'a', won: 2, lost: 0 });
    if (!a || !b) throw new Error('two were in duels');
    expect(chanceToWin(a, b)).toBeGreaterThan(0.5);
    expect(chanceToWin(a, b)).toBeLessThan(1);
  });

  it('does not depend on the order of the duels', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd');
    const duel = fc.record({ winnerId: id, loserId: id }).filter((d) => d.winnerId !== d.loserId);
    fc.assert(
      fc.property(fc.array(duel, { minLength: 1, maxLength: 20 }), (duels) => {
        const [there, back] = [strengthsOf(duels), strengthsOf(duels.toReversed())];
        there.forEach((strength, i) => {
          expect(strength.ability).toBeCloseTo(back[i]?.ability ?? Number.NaN, 6);
        });
      }),
    );
  });
});

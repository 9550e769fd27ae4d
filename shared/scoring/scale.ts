import { z } from 'zod';

/** How a criterion is answered: by levels with a sentence each, or by a number between two ends. */
export const Scale = z.enum([
  'ONE_TO_FIVE',
  'ZERO_TO_TEN',
  'FIBONACCI',
  'IMPACT',
  'PERCENT',
  'MONEY',
  'DAYS',
  'NUMBER',
]);
export type Scale = z.infer<typeof Scale>;

type Kind = {
  label: string;
  /** The only answers there are, lowest first; null where any number between the ends will do. */
  levels: readonly number[] | null;
  /** The ends a new criterion starts with; those of a scale with levels never change. */
  ends: readonly [number, number];
  unit: string;
};

const kinds = {
  ONE_TO_FIVE: { label: '1 to 5', levels: [1, 2, 3, 4, 5], ends: [1, 5], unit: '' },
  ZERO_TO_TEN: {
    label: '0 to 10',
    levels: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    ends: [0, 10],
    unit: '',
  },
  FIBONACCI: { label: 'Fibonacci', levels: [1, 2, 3, 5, 8, 13, 21], ends: [1, 21], unit: '' },
  IMPACT: { label: 'Impact ×¼ to ×3', levels: [0.25, 0.5, 1, 2, 3], ends: [0.25, 3], unit: '×' },
  PERCENT: { label: 'Per cent', levels: null, ends: [0, 100], unit: '%' },
  MONEY: { label: 'Money', levels: null, ends: [0, 1_000_000], unit: '' },
  DAYS: { label: 'Days', levels: null, ends: [0, 260], unit: 'days' },
  NUMBER: { label: 'A number', levels: null, ends: [0, 1000], unit: '' },
} as const satisfies Record<Scale, Kind>;

export const kindOfScale = (scale: Scale): Kind => kinds[scale];

/** The answers a scale allows, lowest first, or null where any number between its ends will do. */
export const levelsOf = (scale: Scale): readonly number[] | null => kinds[scale].levels;

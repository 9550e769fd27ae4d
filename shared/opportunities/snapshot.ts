import { z } from 'zod';
import { Id } from '#shared/people/schema.ts';
import { Stage } from '#shared/roadmap/stage.ts';
import { rankList } from '#shared/scoring/rank.ts';
import type { Horizon, Ranked, Ranking } from '#shared/scoring/ranking.ts';
import { ScoringModel } from '#shared/scoring/schema.ts';
import { Day } from '#shared/time.ts';

const Range = z.object({ low: z.number(), likely: z.number(), high: z.number() });

/** One line of the list a decision was taken on. */
export const FrozenRow = z.object({
  id: Id,
  title: z.string(),
  stage: Stage,
  rank: z.number().int(),
  score: z.number(),
  /** Chance to be above the cut line, 0–1, and what it is called; null where none was drawn yet. */
  chance: z.number().nullable(),
  band: z.enum(['safe', 'contested', 'out']).nullable(),
  above: z.boolean().nullable(),
  /** Person-weeks it was counted with; `effort` is null where the list's median was taken for it. */
  weeks: z.number().nullable(),
  effort: Range.nullable(),
  raters: z.number().int(),
  /** Mean likely answer per criterion of the model, in its order; null where nobody answered. */
  means: z.array(z.number().nullable()),
});
export type FrozenRow = z.infer<typeof FrozenRow>;

/** What was known at one moment: list, scores, whole model, cut line and bands. Never changes. */
export const Snapshot = z.object({
  takenOn: Day,
  horizon: z.object({ weeks: z.number(), ownerId: Id.nullable() }),
  /** Person-weeks the cut line was drawn by, and how many of them it used. */
  capacity: z.number().nullable(),
  weeksAbove: z.number().nullable(),
  exact: z.boolean(),
  swap: z
    .object({ drop: z.array(Id), take: z.array(Id), gain: z.number(), weeks: z.number() })
    .nullable(),
  model: ScoringModel,
  /** Best first. */
  list: z.array(FrozenRow),
  /** Opportunities in the list's stages that had no score yet. */
  unscored: z.number().int(),
  /** Of those decided on it: every rater's [low, likely, high], per criterion of the model. */
  answers: z.record(z.string(), z.array(z.array(z.tuple([z.number(), z.number(), z.number()])))),
});
export type Snapshot = z.infer<typeof Snapshot>;

/** Six digits say all that ratings know, and keep a list of thousands small. */
const short = (value: number): number => Number(value.toPrecision(6));

const meansOf = ({ answers }: Pick<Ranked, 'answers'>): (number | null)[] =>
  answers.map((raters) =>
    raters.length === 0
      ? null
      : short(raters.reduce((sum, [, likely]) => sum + likely, 0) / raters.length),
  );

type Calculated = Pick<Ranking, 'model' | 'opportunities' | 'owners' | 'unownedWeeks'>;

/** The ranking of a moment with all it rests on, ready to be kept. `decided`: whose every answer is kept. */
export function freezeRanking(
  ranking: Calculated,
  { on, horizon, decided }: { on: Day; horizon: Horizon; decided: readonly string[] },
): Snapshot {
  const { rows, cutLine, swap } = rankList(ranking, { from: on, horizon });
  const byId = new Map(ranking.opportunities.map((one) => [one.id, one]));
  const list = rows.flatMap(({ id, score, rank, chance, band, above, weeks }): FrozenRow[] => {
    const one = byId.get(id);
    if (!one) return [];
    const { title, stage, effort, answers } = one;
    const raters = Math.max(0, ...answers.map(({ length }) => length));
    const figures = { score: short(score), rank, chance, band, above, weeks: short(weeks) };
    return [{ id, title, stage, ...figures, effort, raters, means: meansOf(one) }];
  });
  const kept = decided.flatMap((id) => {
    const one = byId.get(id);
    return one?.revealed ? [[id, one.answers] as const] : [];
  });
  return {
    takenOn: on,
    horizon,
    capacity: short(cutLine.capacity),
    weeksAbove: short(cutLine.weeks),
    exact: cutLine.exact,
    swap: swap && { ...swap, drop: [...swap.drop], take: [...swap.take] },
    model: ranking.model,
    list,
    unscored: ranking.opportunities.length - list.length,
    answers: Object.fromEntries(kept),
  };
}

const FirstKind = z.object({
  model: z.looseObject({ criteria: z.array(z.looseObject({ id: Id, name: z.string() })) }),
  list: z.array(z.object({ id: Id, title: z.string(), score: z.number() })),
});

/**
 * A snapshot as it was kept. Those of before cut lines and bands were drawn hold a list with scores and
 * a model's weights; what they do not say is null, never made up.
 */
export function readSnapshot(content: unknown, on: Day): Snapshot {
  const whole = Snapshot.safeParse(content);
  if (whole.success) return whole.data;
  const { model, list } = FirstKind.parse(content);
  const unsaid = { stage: 'ASSESS', chance: null, band: null, above: null, weeks: null } as const;
  return {
    takenOn: on,
    horizon: { weeks: 0, ownerId: null },
    capacity: null,
    weeksAbove: null,
    exact: false,
    swap: null,
    model: ScoringModel.parse({
      id: list[0]?.id ?? NO_ID,
      name: 'Weighted sum',
      preset: 'WEIGHTED_SUM',
      formula: 'WEIGHTED_SUM',
      expression: null,
      perEffort: false,
      version: 1,
      comparisons: [],
      ...model,
      criteria: model.criteria.map((criterion) => ({ ...onFirstScale, ...criterion })),
    }),
    list: list.map((row, at) => {
      const first = list.findIndex(({ score }) => score === row.score);
      return {
        ...row,
        ...unsaid,
        rank: Math.min(first, at) + 1,
        effort: null,
        raters: 0,
        means: [],
      };
    }),
    unscored: 0,
    answers: {},
  };
}

const NO_ID = '00000000-0000-0000-0000-000000000000';

/** The scale all criteria had before models could choose theirs. */
const onFirstScale = {
  key: 'criterion',
  question: '',
  weight: 0,
  scale: 'ONE_TO_FIVE',
  scaleMin: 1,
  scaleMax: 5,
  unit: '',
  direction: 'UP',
  rubric: {},
};

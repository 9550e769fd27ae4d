import { editOf } from '#shared/scoring/change-model.ts';
import { isTaken } from '#shared/scoring/formula.ts';
import type { Template } from '#shared/scoring/presets.ts';
import { kindOfScale, levelsOf, type Scale } from '#shared/scoring/scale.ts';
import {
  type ChangeScoringModel,
  type Comparison,
  type EditCriterion,
  MAX_CRITERIA,
  type ScoringModel,
} from '#shared/scoring/schema.ts';

/** A criterion being edited; `row` is its name on screen while it has no id yet. */
export type DraftCriterion = EditCriterion & { row: string };

/** A model being edited, before its reason is asked. */
export type ModelDraft = Omit<ChangeScoringModel, 'criteria' | 'reason'> & {
  criteria: DraftCriterion[];
};

const asDraft = ({ reason: _, criteria, ...model }: ChangeScoringModel): ModelDraft => ({
  ...model,
  criteria: criteria.map((criterion) => ({
    ...criterion,
    row: criterion.id ?? crypto.randomUUID(),
  })),
});

export const draftOf = (model: ScoringModel): ModelDraft => asDraft(editOf(model));

/** What is sent: only the sentences of levels that are there, and words without space around them. */
export function changeOf(draft: ModelDraft, reason = ''): ChangeScoringModel {
  const criteria = draft.criteria.map(
    ({ row: _, ...criterion }): EditCriterion => ({
      ...criterion,
      name: criterion.name.trim(),
      question: criterion.question.trim(),
      unit: criterion.unit.trim(),
      rubric: keptSentences(criterion),
    }),
  );
  return { ...draft, name: draft.name.trim(), criteria, reason };
}

function keptSentences({ scale, scaleMin, scaleMax, rubric }: EditCriterion) {
  const places = (levelsOf(scale) ?? [scaleMin, scaleMax]).map(String);
  const entries = places.map((place) => [place, (rubric[place] ?? '').trim()] as const);
  return Object.fromEntries(entries.filter(([, sentence]) => sentence !== ''));
}

/** Starts from a preset. What the model has already under the same key and on the same scale keeps its answers. */
export function startFrom(before: ModelDraft, { about: _, ...template }: Template): ModelDraft {
  const fresh = asDraft({ ...template, comparisons: [], reason: '' });
  const criteria = fresh.criteria.map((criterion) => {
    const old = before.criteria.find(
      ({ key, scale, scaleMin, scaleMax }) =>
        key === criterion.key &&
        scale === criterion.scale &&
        scaleMin === criterion.scaleMin &&
        scaleMax === criterion.scaleMax,
    );
    return old ? { ...old, weight: criterion.weight } : criterion;
  });
  return { ...fresh, criteria };
}

const fits = (comparisons: readonly Comparison[], keys: readonly string[]) =>
  comparisons.filter(({ of, than }) => keys.includes(of) && keys.includes(than));

const withCriteria = (draft: ModelDraft, criteria: DraftCriterion[]): ModelDraft => {
  const keys = criteria.map(({ key }) => key);
  return { ...draft, criteria, comparisons: fits(draft.comparisons, keys) };
};

export const mayAdd = (draft: ModelDraft) => draft.criteria.length < MAX_CRITERIA;

export function addCriterion(draft: ModelDraft, row: string): ModelDraft {
  const scale = 'ONE_TO_FIVE';
  const [scaleMin, scaleMax] = kindOfScale(scale).ends;
  const key = freeKey('criterion', keysOf(draft));
  const added = { row, id: null, key, name: '', question: '', weight: 1, unit: '', rubric: {} };
  return withCriteria(draft, [
    ...draft.criteria,
    { ...added, scale, scaleMin, scaleMax, direction: 'UP' },
  ]);
}

export const removeCriterion = (draft: ModelDraft, row: string): ModelDraft =>
  withCriteria(
    draft,
    draft.criteria.filter((criterion) => criterion.row !== row),
  );

const placeOf = (draft: ModelDraft, row: string) =>
  draft.criteria.findIndex((criterion) => criterion.row === row);

/** One place up (-1) or down (1); at an end it stays. */
export const moveCriterion = (draft: ModelDraft, row: string, by: -1 | 1): ModelDraft =>
  placeCriterion(draft, row, placeOf(draft, row) + by);

/** To a place among the others, counted from 0; beyond an end it stays. */
export function placeCriterion(draft: ModelDraft, row: string, to: number): ModelDraft {
  const from = placeOf(draft, row);
  const criteria = [...draft.criteria];
  if (from < 0 || to === from || to < 0 || to >= criteria.length) return draft;
  criteria.splice(to, 0, ...criteria.splice(from, 1));
  return { ...draft, criteria };
}

export function setCriterion(
  draft: ModelDraft,
  row: string,
  change: Partial<EditCriterion>,
): ModelDraft {
  const criteria = draft.criteria.map((criterion) =>
    criterion.row === row ? { ...criterion, ...change } : criterion,
  );
  // Weights set by hand no longer come from the judgements.
  const comparisons = change.weight === undefined ? draft.comparisons : [];
  return { ...draft, criteria, comparisons };
}

/** A name gives a criterion that is still new the key it goes by, until somebody writes one. */
export function nameCriterion(draft: ModelDraft, row: string, name: string): ModelDraft {
  const criterion = draft.criteria.find((one) => one.row === row);
  const isNamedFor = criterion && criterion.id === null && isOwnKey(criterion);
  const named = setCriterion(draft, row, { name });
  if (!isNamedFor) return named;
  return renameKey(named, row, freeKey(keyFrom(name), keysOf(draft, row)));
}

const isOwnKey = ({ key, name }: DraftCriterion) =>
  key.replace(/_\d+$/, '') === keyFrom(name).replace(/_\d+$/, '');

/** A new key, also in the formula and in the judgements. */
export function renameKey(draft: ModelDraft, row: string, key: string): ModelDraft {
  const old = draft.criteria.find((criterion) => criterion.row === row)?.key;
  if (old === undefined || old === key) return draft;
  const isSharedKey = draft.criteria.some((other) => other.row !== row && other.key === old);
  const named = (name: string) => (name === old ? key : name);
  const renamed = setCriterion(draft, row, { key });
  if (isSharedKey || !isKey(key) || !isKey(old)) return renamed;
  return {
    ...renamed,
    expression: renamed.expression?.replace(new RegExp(`\\b${old}\\b`, 'g'), key) ?? null,
    comparisons: renamed.comparisons.map(({ of, than, times }) => ({
      of: named(of),
      than: named(than),
      times,
    })),
  };
}

const isKey = (key: string) => /^[a-z][a-z0-9_]*$/.test(key);

/** Another scale has ends and a unit of its own; sentences of levels both have stay. */
export function putOnScale(draft: ModelDraft, row: string, scale: Scale): ModelDraft {
  const { ends, unit } = kindOfScale(scale);
  return setCriterion(draft, row, { scale, scaleMin: ends[0], scaleMax: ends[1], unit });
}

/** Moves one end of a scale, and the sentence that stands beside it. */
export function setEnd(
  draft: ModelDraft,
  row: string,
  { end, at }: { end: 'scaleMin' | 'scaleMax'; at: number },
): ModelDraft {
  const criterion = draft.criteria.find((one) => one.row === row);
  if (!criterion) return draft;
  const { [String(criterion[end])]: sentence = '', ...rubric } = criterion.rubric;
  return setCriterion(draft, row, { [end]: at, rubric: { ...rubric, [String(at)]: sentence } });
}

/** A weighted sum reads no formula; a formula begins as something close to what is there. */
export function scoreBy(draft: ModelDraft, formula: ModelDraft['formula']): ModelDraft {
  if (formula === draft.formula) return draft;
  const expression = formula === 'WEIGHTED_SUM' ? null : firstFormula(draft.criteria);
  return { ...draft, formula, expression, preset: 'CUSTOM', perEffort: false };
}

function firstFormula(criteria: readonly DraftCriterion[]): string {
  const sum = criteria
    .map(({ key, weight, direction }) => {
      const sign = direction === 'UP' ? '+' : '-';
      return weight === 1 ? `${sign} ${key}` : `${sign} ${weight} * ${key}`;
    })
    .join(' ');
  return sum.replace(/^\+ /, '').slice(0, 500);
}

/** Weights from judgements in pairs, as parts of a hundred. */
export function weigh(
  draft: ModelDraft,
  weights: Readonly<Record<string, number>>,
  comparisons: Comparison[],
): ModelDraft {
  const criteria = draft.criteria.map((criterion) => {
    const share = weights[criterion.key];
    return share === undefined
      ? criterion
      : { ...criterion, weight: Math.round(share * 1000) / 10 };
  });
  return { ...draft, criteria, comparisons };
}

const keysOf = (draft: ModelDraft, except?: string) =>
  draft.criteria.filter(({ row }) => row !== except).map(({ key }) => key);

/** A key a formula can say, from a name. */
export function keyFrom(name: string): string {
  const key = name
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+/, '')
    .slice(0, 36)
    .replace(/_+$/, '');
  return key === '' ? 'criterion' : key;
}

function freeKey(wanted: string, used: readonly string[]): string {
  let key = isTaken(wanted) ? `${wanted}_1` : wanted;
  for (let n = 2; used.includes(key); n++) key = `${wanted}_${n}`;
  return key;
}

import { levelsOf, type Scale } from './scale.ts';
import type { ChangeScoringModel, Criterion, EditCriterion, ScoringModel } from './schema.ts';
import { usedBy } from './score.ts';

type OnScale = { id: string | null; scale: Scale; scaleMin: number; scaleMax: number };

/** An answer is read on the scale it was given on: on another scale or between other ends it is lost to the score. */
export const keepsItsAnswers = (before: OnScale, after: OnScale): boolean =>
  before.id === after.id &&
  before.scale === after.scale &&
  before.scaleMin === after.scaleMin &&
  before.scaleMax === after.scaleMax;

/** What a criterion's sentences stand beside: its levels, or its two ends where it has none. */
export const rubricKeys = ({ scale, scaleMin, scaleMax }: Omit<OnScale, 'id'>): string[] =>
  (levelsOf(scale) ?? [scaleMin, scaleMax]).map(String);

/**
 * The model as it would be after a change, as far as scores go. A criterion that keeps its answers keeps its
 * id; any other has one that nothing was ever answered to.
 */
export function modelAfter(
  before: Pick<ScoringModel, 'criteria'>,
  change: Pick<ChangeScoringModel, 'formula' | 'expression' | 'criteria'>,
): Pick<ScoringModel, 'formula' | 'expression' | 'criteria'> {
  const known = new Map(before.criteria.map((criterion) => [criterion.id, criterion]));
  const criteria = change.criteria.map((edited): Criterion => {
    const old = edited.id === null ? undefined : known.get(edited.id);
    return { ...edited, id: old && keepsItsAnswers(old, edited) ? old.id : `new ${edited.key}` };
  });
  return { formula: change.formula, expression: change.expression, criteria };
}

/** A model as it is edited. */
export function editOf({ criteria, comparisons, ...model }: ScoringModel): ChangeScoringModel {
  const { name, preset, formula, expression, perEffort } = model;
  return {
    name,
    preset,
    formula,
    expression,
    perEffort,
    criteria: criteria.map((criterion): EditCriterion => ({ ...criterion })),
    comparisons,
    reason: '',
  };
}

/** Whether a change changes anything; why it is made does not count. */
export const isSameModel = (before: ScoringModel, change: ChangeScoringModel): boolean =>
  asText(editOf(before)) === asText({ ...change, reason: '' });

/** A level without a sentence is a level without a sentence, whether it is written down or not. */
const withoutBlanks = ({ criteria, ...model }: ChangeScoringModel) => ({
  ...model,
  criteria: criteria.map((criterion) => ({
    ...criterion,
    rubric: Object.fromEntries(
      Object.entries(criterion.rubric).filter(([, sentence]) => sentence !== ''),
    ),
  })),
});

/** As JSON with its keys in order, so that what is alike reads alike. */
const asText = (model: ChangeScoringModel): string =>
  JSON.stringify(withoutBlanks(model), (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** What a change does to the ratings that are there. */
export type Consequences = {
  /** Criteria the new score does not read any more; their ratings are kept. */
  retired: Criterion[];
  /** Criteria nobody has answered yet, of those the new score reads. */
  unanswered: Criterion[];
  /** Criteria of an earlier version; they come back with the ratings they had. */
  restored: EditCriterion[];
};

/**
 * What is lost to the score by a change, and what has to be rated first.
 * @param retired criteria that left the model with answers; one on another scale than it had does not come back.
 * Not known yet, whatever has an id of its own is taken to come back.
 */
export function consequencesOf(
  before: Pick<ScoringModel, 'criteria'>,
  change: Pick<ChangeScoringModel, 'formula' | 'expression' | 'criteria'>,
  retired?: readonly Criterion[],
): Consequences {
  const after = modelAfter(before, change);
  const kept = new Set(after.criteria.map(({ id }) => id));
  const known = new Set<string | null>(before.criteria.map(({ id }) => id));
  const comesBack = (edited: EditCriterion) =>
    retired?.some((old) => keepsItsAnswers(old, edited)) ?? true;
  const restored = change.criteria.filter(
    (edited) => edited.id !== null && !known.has(edited.id) && comesBack(edited),
  );
  const back = new Set(restored.map(({ key }) => key));
  return {
    retired: before.criteria.filter(({ id }) => !kept.has(id)),
    unanswered: usedBy(after).filter(({ id, key }) => !known.has(id) && !back.has(key)),
    restored,
  };
}

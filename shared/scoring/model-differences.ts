import { kindOfScale, type Scale } from './scale.ts';
import type { ScoringModel } from './schema.ts';

type Told = Pick<ScoringModel, 'name' | 'formula' | 'expression' | 'perEffort'> & {
  criteria: readonly ToldCriterion[];
};
type ToldCriterion = Omit<ScoringModel['criteria'][number], 'id'> & { id: string | null };

const oneWay = { UP: 'more is better', DOWN: 'less is better' } as const;

const countsBy = ({ formula, expression }: Told): string =>
  formula === 'WEIGHTED_SUM' ? 'a weighted sum' : `${expression ?? ''}`;

/** What differs between two models, one short sentence each; nothing when they are alike. */
export function modelDifferences(before: Told, after: Told): string[] {
  const said: string[] = [];
  if (before.name !== after.name) said.push(`Named ${after.name}, was ${before.name}.`);
  if (countsBy(before) !== countsBy(after))
    said.push(`Scored by ${countsBy(after)}, was ${countsBy(before)}.`);
  if (before.perEffort !== after.perEffort)
    said.push(`The score is ${after.perEffort ? 'now' : 'no longer'} per unit of effort.`);
  const pairs = after.criteria.map((now) => ({ now, was: sameIn(before.criteria, now) }));
  const kept = new Set(pairs.flatMap(({ was }) => (was ? [was] : [])));
  for (const gone of before.criteria) if (!kept.has(gone)) said.push(`${gone.name} taken out.`);
  for (const { now, was } of pairs)
    said.push(...(was ? changes(was, now) : [`${now.name} added.`]));
  const order = pairs.flatMap(({ was }) => (was ? [before.criteria.indexOf(was)] : []));
  if (order.some((place, i) => i > 0 && place < (order[i - 1] as number)))
    said.push('Criteria put into another order.');
  return said;
}

/** The same criterion in another version: by its id, or, once its scale has changed, by its key. */
function sameIn(criteria: readonly ToldCriterion[], { id, key }: ToldCriterion) {
  const byId = id === null ? undefined : criteria.find((other) => other.id === id);
  return byId ?? criteria.find((other) => other.key === key);
}

function changes(was: ToldCriterion, now: ToldCriterion): string[] {
  const said: string[] = [];
  const { name } = now;
  if (was.name !== name) said.push(`${was.name} is called ${name}.`);
  if (was.key !== now.key) said.push(`${name}: key ${now.key}, was ${was.key}.`);
  if (was.weight !== now.weight) said.push(`${name}: weight ${now.weight}, was ${was.weight}.`);
  if (scaleOf(was) !== scaleOf(now))
    said.push(`${name}: ${scaleOf(now)}, was ${scaleOf(was)}; to be rated anew.`);
  if (was.direction !== now.direction) said.push(`${name}: ${oneWay[now.direction]}.`);
  if (was.question !== now.question) said.push(`${name} asks: ${now.question}`);
  if (was.unit !== now.unit) said.push(`${name}: counted in ${now.unit || 'no unit'}.`);
  if (JSON.stringify(sorted(was.rubric)) !== JSON.stringify(sorted(now.rubric)))
    said.push(`${name}: other sentences for its levels.`);
  return said;
}

const sorted = (rubric: Record<string, string>) =>
  Object.entries(rubric)
    .filter(([, sentence]) => sentence !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1));

function scaleOf({
  scale,
  scaleMin,
  scaleMax,
}: {
  scale: Scale;
  scaleMin: number;
  scaleMax: number;
}) {
  const { label, levels } = kindOfScale(scale);
  return levels ? label : `${label.toLowerCase()} from ${scaleMin} to ${scaleMax}`;
}

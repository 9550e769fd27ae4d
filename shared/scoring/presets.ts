import { kindOfScale, type Scale } from './scale.ts';
import type { ChangeScoringModel, EditCriterion, Preset } from './schema.ts';

/** A model to start from; every part of it can be changed. */
export type Template = Omit<ChangeScoringModel, 'comparisons' | 'reason'> & { about: string };

type Sketch = Pick<EditCriterion, 'key' | 'name' | 'question' | 'weight'> & {
  scale: Scale;
  /** Sentences for the levels, lowest first; for a scale without levels, what its two ends mean. */
  levels: readonly string[];
  direction?: EditCriterion['direction'];
  ends?: readonly [number, number];
  unit?: string;
};

function criterion({ levels, direction = 'UP', ends, unit, ...sketch }: Sketch): EditCriterion {
  const kind = kindOfScale(sketch.scale);
  const [scaleMin, scaleMax] = ends ?? kind.ends;
  const places = kind.levels ?? [scaleMin, scaleMax];
  const rubric = Object.fromEntries(places.map((at, i) => [String(at), levels[i] ?? '']));
  return { id: null, ...sketch, direction, scaleMin, scaleMax, unit: unit ?? kind.unit, rubric };
}

const value: Sketch = {
  key: 'value',
  name: 'Value',
  question: 'How much does the number move if this works?',
  weight: 4,
  scale: 'ONE_TO_FIVE',
  levels: [
    'No number we track would move.',
    'One team’s own number moves a little.',
    'A priority’s metric moves by a few per cent.',
    'A priority’s metric moves by a tenth or more.',
    'A priority reaches its target with this alone.',
  ],
};

const effort: Sketch = {
  key: 'effort',
  name: 'Effort',
  question: 'How much work is it?',
  weight: 2,
  scale: 'ONE_TO_FIVE',
  direction: 'DOWN',
  levels: [
    'One person, a week.',
    'One person, a month.',
    'One team, a quarter.',
    'Several teams, a quarter.',
    'Several teams, a year.',
  ],
};

const weightedSum: Template = {
  name: 'Weighted sum',
  about: 'Answers from 1 to 5, weighed and added. The score goes from 0 to 100.',
  preset: 'WEIGHTED_SUM',
  formula: 'WEIGHTED_SUM',
  expression: null,
  perEffort: false,
  criteria: [
    criterion(value),
    criterion({
      key: 'urgency',
      name: 'Urgency',
      question: 'What does waiting cost?',
      weight: 2,
      scale: 'ONE_TO_FIVE',
      levels: [
        'Next year would do as well.',
        'Waiting a quarter costs little.',
        'Every month of waiting is felt.',
        'Every week costs money we can count.',
        'There is a date after which it is worthless.',
      ],
    }),
    criterion({
      key: 'evidence',
      name: 'Evidence',
      question: 'How well do we know that it will work?',
      weight: 2,
      scale: 'ONE_TO_FIVE',
      levels: [
        'Somebody thinks so.',
        'Several people ask for it.',
        'Others have done it, elsewhere.',
        'We have tried it on a small scale.',
        'We have measured it here.',
      ],
    }),
    criterion(effort),
  ],
};

const rice: Template = {
  name: 'RICE',
  about:
    'How many people it reaches in a quarter, how much it helps each, how sure we are, for the work.',
  preset: 'RICE',
  formula: 'EXPRESSION',
  expression: 'reach * impact * confidence / 100 / effort',
  perEffort: true,
  criteria: [
    criterion({
      key: 'reach',
      name: 'Reach',
      question: 'How many people will it touch in a quarter?',
      weight: 1,
      scale: 'NUMBER',
      ends: [0, 100_000],
      unit: 'people',
      levels: ['Nobody.', 'Everybody we serve.'],
    }),
    criterion({
      key: 'impact',
      name: 'Impact',
      question: 'How much does it change for each of them?',
      weight: 1,
      scale: 'IMPACT',
      levels: [
        'They would hardly notice.',
        'A small step is easier.',
        'A task is clearly better.',
        'It changes how they work.',
        'It does what they could not do before.',
      ],
    }),
    criterion({
      key: 'confidence',
      name: 'Confidence',
      question: 'How much of this do we know, rather than hope?',
      weight: 1,
      scale: 'PERCENT',
      levels: ['A guess without anything behind it.', 'Measured here, with these people.'],
    }),
    criterion({
      key: 'effort',
      name: 'Effort',
      question: 'How many person-months does it take?',
      weight: 1,
      scale: 'NUMBER',
      ends: [0.25, 60],
      unit: 'person-months',
      direction: 'DOWN',
      levels: ['One person, a week.', 'Five people, a year.'],
    }),
  ],
};

const ice: Template = {
  name: 'ICE',
  about: 'Impact, confidence and ease from 0 to 10, multiplied. Quick, and rough.',
  preset: 'ICE',
  formula: 'EXPRESSION',
  expression: 'impact * confidence * ease',
  perEffort: true,
  criteria: [
    criterion({
      key: 'impact',
      name: 'Impact',
      question: 'How much does the number move?',
      weight: 1,
      scale: 'ZERO_TO_TEN',
      levels: [
        'Not at all.',
        'Hardly enough to measure.',
        'One team notices.',
        'One team’s own number moves.',
        'Several teams’ numbers move.',
        'A priority’s metric moves a little.',
        'A priority’s metric moves by a few per cent.',
        'A priority’s metric moves by a twentieth.',
        'A priority’s metric moves by a tenth.',
        'It goes half of the way to a priority’s target.',
        'A priority reaches its target with this alone.',
      ],
    }),
    criterion({
      key: 'confidence',
      name: 'Confidence',
      question: 'How sure are we?',
      weight: 1,
      scale: 'ZERO_TO_TEN',
      levels: [
        'It is a wish.',
        'One person thinks so.',
        'Several people think so.',
        'People ask for it.',
        'Many ask for it, unprompted.',
        'It has worked elsewhere.',
        'It has worked somewhere much like here.',
        'A test with a few people went well.',
        'A trial here went well.',
        'A trial here moved the number.',
        'We have measured it here, more than once.',
      ],
    }),
    criterion({
      key: 'ease',
      name: 'Ease',
      question: 'How easy is it to do?',
      weight: 1,
      scale: 'ZERO_TO_TEN',
      levels: [
        'Several teams, more than a year.',
        'Several teams, a year.',
        'Several teams, half a year.',
        'Several teams, a quarter.',
        'One team, half a year.',
        'One team, a quarter.',
        'One team, a month.',
        'Two people, a month.',
        'One person, a month.',
        'One person, a week.',
        'It is done today.',
      ],
    }),
  ],
};

const steps = (sentences: readonly [string, string, string]): string[] => {
  const [low, middle, high] = sentences;
  return [
    low,
    'Twice the smallest.',
    'Three times the smallest.',
    middle,
    'Half as much again as the middle.',
    'Clearly more than most.',
    high,
  ];
};

const wsjf: Template = {
  name: 'WSJF',
  about: 'Cost of delay for the size of the job: weighted shortest job first, on Fibonacci steps.',
  preset: 'WSJF',
  formula: 'EXPRESSION',
  expression: '(value + urgency + risk) / size',
  perEffort: true,
  criteria: [
    criterion({
      key: 'value',
      name: 'Value',
      question: 'What is it worth to the people it is for, beside the others?',
      weight: 1,
      scale: 'FIBONACCI',
      levels: steps([
        'The least of all on this list.',
        'As much as most.',
        'More than all others.',
      ]),
    }),
    criterion({
      key: 'urgency',
      name: 'Urgency',
      question: 'How fast does that value fall while we wait?',
      weight: 1,
      scale: 'FIBONACCI',
      levels: steps(['It keeps.', 'It is felt each month.', 'After a date it is worthless.']),
    }),
    criterion({
      key: 'risk',
      name: 'Risk and chances',
      question: 'What risk does it take away, or what does it make possible?',
      weight: 1,
      scale: 'FIBONACCI',
      levels: steps(['None.', 'One we would be glad to lose.', 'One that could stop everything.']),
    }),
    criterion({
      key: 'size',
      name: 'Size',
      question: 'How big is the job, beside the others?',
      weight: 1,
      scale: 'FIBONACCI',
      direction: 'DOWN',
      levels: steps(['The smallest on this list.', 'As big as most.', 'Bigger than all others.']),
    }),
  ],
};

const valueEffort: Template = {
  name: 'Value / effort',
  about: 'Two questions and a division. Enough for a first look.',
  preset: 'VALUE_EFFORT',
  formula: 'EXPRESSION',
  expression: 'value / effort',
  perEffort: true,
  criteria: [criterion({ ...value, weight: 1 }), criterion({ ...effort, weight: 1 })],
};

/** The models a workspace can start from. */
export const templates: Readonly<Record<Exclude<Preset, 'CUSTOM'>, Template>> = {
  WEIGHTED_SUM: weightedSum,
  RICE: rice,
  ICE: ice,
  WSJF: wsjf,
  VALUE_EFFORT: valueEffort,
};

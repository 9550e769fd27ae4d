import type { Criterion } from '#shared/opportunities/schema.ts';

/** What a new workspace judges opportunities by until it says otherwise: weighted sum, 1–5. */
export const defaultCriteria: readonly Omit<Criterion, 'id'>[] = [
  {
    name: 'Value',
    question: 'How much does the number move if this works?',
    weight: 4,
    scaleMin: 1,
    scaleMax: 5,
    direction: 'UP',
    rubric: {
      '1': 'No number we track would move.',
      '2': 'One team’s own number moves a little.',
      '3': 'A priority’s metric moves by a few per cent.',
      '4': 'A priority’s metric moves by a tenth or more.',
      '5': 'A priority reaches its target with this alone.',
    },
  },
  {
    name: 'Urgency',
    question: 'What does waiting cost?',
    weight: 2,
    scaleMin: 1,
    scaleMax: 5,
    direction: 'UP',
    rubric: {
      '1': 'Next year would do as well.',
      '2': 'Waiting a quarter costs little.',
      '3': 'Every month of waiting is felt.',
      '4': 'Every week costs money we can count.',
      '5': 'There is a date after which it is worthless.',
    },
  },
  {
    name: 'Evidence',
    question: 'How well do we know that it will work?',
    weight: 2,
    scaleMin: 1,
    scaleMax: 5,
    direction: 'UP',
    rubric: {
      '1': 'Somebody thinks so.',
      '2': 'Several people ask for it.',
      '3': 'Others have done it, elsewhere.',
      '4': 'We have tried it on a small scale.',
      '5': 'We have measured it here.',
    },
  },
  {
    name: 'Effort',
    question: 'How much work is it?',
    weight: 2,
    scaleMin: 1,
    scaleMax: 5,
    direction: 'DOWN',
    rubric: {
      '1': 'One person, a week.',
      '2': 'One person, a month.',
      '3': 'One team, a quarter.',
      '4': 'Several teams, a quarter.',
      '5': 'Several teams, a year.',
    },
  },
];

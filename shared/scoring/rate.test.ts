import { describe, expect, it } from 'vitest';
import { wrongAnswers } from './rate.ts';
import { Answer, type Criterion } from './schema.ts';

const id = '00000000-0000-4000-8000-000000000001';
const given = { criterionId: id, low: 2, likely: 3, high: 4 };
const criterion: Criterion = {
  id,
  key: 'value',
  name: 'Value',
  question: 'How much?',
  weight: 1,
  scale: 'ONE_TO_FIVE',
  scaleMin: 1,
  scaleMax: 5,
  unit: '',
  direction: 'UP',
  rubric: {},
};

describe('the shape of an answer', () => {
  it.each([
    ['nothing finite', { high: Number.POSITIVE_INFINITY }],
    ['no number', { likely: Number.NaN }],
    ['a text', { likely: '3' }],
    ['a lowest above the likely', { low: 3.5 }],
    ['a likely above the highest', { likely: 4.5 }],
    ['something nobody asked', { sure: true }],
    ['an essay', { rationale: 'x'.repeat(2001) }],
  ])('is not %s', (_, wrong) => {
    expect(Answer.safeParse(given).success).toBe(true);
    expect(Answer.safeParse({ ...given, ...wrong }).success).toBe(false);
  });
});

describe('wrongAnswers', () => {
  const wrong = (answer: object, submit = false) =>
    wrongAnswers([criterion], [Answer.parse({ ...given, ...answer })], submit);

  it.each([
    ['below its scale', { low: 0 }, /from 1 to 5/],
    ['above its scale', { high: 6 }, /from 1 to 5/],
    ['between its levels', { likely: 3.5 }, /answered by 1, 2, 3, 4, 5/],
    [
      'to a criterion of another model',
      { criterionId: id.replace('1', '2') },
      /not in the scoring model/,
    ],
  ])('refuses one %s', (_, answer, message) => {
    expect(wrong(answer)[0]).toMatchObject({
      path: 'answers.0',
      message: expect.stringMatching(message),
    });
  });

  it('takes any number where a scale has no levels', () => {
    const money = { ...criterion, scale: 'MONEY' as const, scaleMin: 0, scaleMax: 1e6 };
    const answer = Answer.parse({ ...given, low: 0.5, likely: 1234.56, high: 1e6 });
    expect(wrongAnswers([money], [answer], true)).toEqual([]);
  });

  it('refuses the same criterion twice, and names what is missing when it is handed in', () => {
    const answer = Answer.parse(given);
    expect(wrongAnswers([criterion], [answer, answer], false)).toEqual([
      { path: 'answers.1', message: 'Value is answered twice.' },
    ]);
    const other = { ...criterion, id: id.replace('1', '2'), name: 'Urgency' };
    expect(wrongAnswers([criterion, other], [answer], true)).toEqual([
      { path: other.id, message: 'Urgency is not rated yet.' },
    ]);
    expect(wrongAnswers([criterion, other], [answer], false)).toEqual([]);
  });
});

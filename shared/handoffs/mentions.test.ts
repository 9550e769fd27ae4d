import { describe, expect, it } from 'vitest';
import { mentionable, mentionBeing, mentionedIn, piecesOf } from './mentions.ts';

const people = [
  { id: 'ann', name: 'Ann' },
  { id: 'anna', name: 'Anna Weiß' },
  { id: 'lucia', name: 'Lucía Ferrer' },
];

describe('a mention', () => {
  it('is an at sign and a name, whole', () => {
    expect(piecesOf('Ask @Lucía Ferrer, please.', people)).toEqual([
      { text: 'Ask ', memberId: null },
      { text: '@Lucía Ferrer', memberId: 'lucia' },
      { text: ', please.', memberId: null },
    ]);
  });

  it('is of the longest name that fits, and never of a part of a word', () => {
    expect(mentionedIn('@Anna Weiß and @Ann', people)).toEqual(['anna', 'ann']);
    expect(mentionedIn('@Annabel, mail@Ann, @Lucía', people)).toEqual([]);
  });

  it('counts once a person, whatever the case', () => {
    expect(mentionedIn('@ann @Ann', people)).toEqual(['ann']);
  });

  it('keeps every character of a text without one', () => {
    const text = 'No @one is 😀 meant.';
    expect(piecesOf(text, people)).toEqual([{ text, memberId: null }]);
  });
});

describe('while a mention is typed', () => {
  it.each([
    ['Ask @', 5, ''],
    ['Ask @lu', 7, 'lu'],
    ['Ask @Lucía F', 12, 'Lucía F'],
    ['Ask @lu today', 7, 'lu'],
  ])('%s is one', (text, cursor, typed) => {
    expect(mentionBeing(text, cursor)).toEqual({ from: 4, typed });
  });

  it.each([
    ['mail@desk', 9],
    ['no sign', 3],
    ['@ space first', 3],
    ['@a long sentence that goes on', 29],
  ])('%s is none', (text, cursor) => {
    expect(mentionBeing(text, cursor)).toBeNull();
  });

  it('finds people by any word of their name', () => {
    expect(mentionable('fer', people).map(({ id }) => id)).toEqual(['lucia']);
    expect(mentionable('an', people).map(({ id }) => id)).toEqual(['ann', 'anna']);
    expect(mentionable('', people)).toHaveLength(3);
  });
});

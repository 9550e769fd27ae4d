import { expect, it } from 'vitest';
import { guessDelimiter } from './guess-delimiter.ts';

it.each([
  ['a,b,c\n1,2,3\n', ','],
  ['a;b\n"1,5";"2,5"\n1,5;2,5\n', ';'],
  ['a\tb\r\n1, 2\t3\r\n', '\t'],
  ['a|b\n1|2\n', '|'],
  ['a,b\n"x;y;z\n;;",2\n5" pipe; c,3\n', ','],
  ['a;b\n1;"cut, in, the, midd', ';'],
  ['only one column\nrow\n', ','],
])('guesses the delimiter of %j', (sample, delimiter) => {
  expect(guessDelimiter(sample)).toBe(delimiter);
});

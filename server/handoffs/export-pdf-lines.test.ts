import { expect, it } from 'vitest';
import { linesOf } from './export-pdf-lines.ts';

it('breaks what has no words into lines without setting all of it at once', () => {
  const measured: number[] = [];
  const measure = (text: string): number => {
    measured.push(text.length);
    return text.length * 5;
  };
  const lines = linesOf('W'.repeat(6000), { weight: 400, width: 300, measure });
  expect(lines).toHaveLength(100);
  // Fonts take a time that grows with the square of what is set at once.
  expect(Math.max(...measured)).toBeLessThan(1000);
});

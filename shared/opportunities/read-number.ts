/**
 * The number a cell holds, as people write it: 1,234.5 · 1.234,5 · 1 234 · € 3'000 · 2,5.
 * A lone separator before exactly three digits groups thousands. NaN when it is not one number.
 */
export function readNumber(text: string): number {
  const bare = text.replaceAll(/[\s'’\u00a0\u202f]|[$€£¥]|\b(USD|EUR|GBP|CHF)\b/gi, '');
  if (!/^[+-]?\d[\d.,]*$/.test(bare)) return Number.NaN;
  const lastComma = bare.lastIndexOf(',');
  const lastDot = bare.lastIndexOf('.');
  const decimal = decimalMark(bare, lastComma, lastDot);
  const group = decimal === ',' ? '.' : ',';
  const [whole = '', fraction = ''] = decimal ? bare.split(decimal) : [bare];
  const grouped = new RegExp(`^[+-]?\\d{1,3}(\\${group}\\d{3})+$`);
  const plain = /^[+-]?\d+$/;
  const separated = decimal ? grouped : /^[+-]?\d{1,3}([.,])\d{3}(\1\d{3})*$/;
  if (!plain.test(whole) && !separated.test(whole)) return Number.NaN;
  if (!/^\d*$/.test(fraction)) return Number.NaN;
  return Number(`${whole.replaceAll(/[.,]/g, '')}.${fraction || '0'}`);
}

function decimalMark(bare: string, lastComma: number, lastDot: number): ',' | '.' | undefined {
  if (lastComma < 0 && lastDot < 0) return undefined;
  if (lastComma >= 0 && lastDot >= 0) return lastComma > lastDot ? ',' : '.';
  const mark = lastComma >= 0 ? ',' : '.';
  const [before = '', ...after] = bare.split(mark);
  if (after.length > 1) return undefined;
  return after[0]?.length === 3 && /^[+-]?[1-9]\d{0,2}$/.test(before) ? undefined : mark;
}

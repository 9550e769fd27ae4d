/** Whether two plain values (texts, numbers, lists and rows of them) say the same, as JSON would write them. */
export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

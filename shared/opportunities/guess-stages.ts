import type { ImportStage } from './import.ts';

const meanings: [ImportStage, RegExp][] = [
  [
    'parked',
    /\b(retired|retirement|parked|paused|on hold|cancell?ed|abandoned|discontinued|inactive|rejected)\b/,
  ],
  [
    'opportunity',
    /\b(initiated|planned|planning|ideation|idea|proposed|new|backlog|candidate|to ?do|not started)\b/,
  ],
  [
    'delivered_elsewhere',
    /\b(operation|operational|maintenance|in production|in mission|live|deployed|delivered|done|complete[d]?|closed)\b/,
  ],
  [
    'unbacked_building',
    /\b(acquisition|development|implementation|implementing|building|in progress|pilot|testing|doing|started)\b/,
  ],
];

/** What a value of a stage column probably means; undefined when its words say nothing. */
export function guessStage(value: string): ImportStage | undefined {
  const plain = value
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return meanings.find(([, words]) => words.test(plain))?.[0];
}

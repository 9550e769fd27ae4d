import { describe, expect, it } from 'vitest';
import { mayAnswer, whomToAsk } from './whom-to-ask.ts';

type Asking = Parameters<typeof whomToAsk>[0];

const members: Asking['members'] = [
  { id: 'ada', roles: ['ADVISOR'], ownerIds: [] },
  { id: 'ben', roles: ['ADVISOR'], ownerIds: [] },
  { id: 'cal', roles: ['ADVISOR'], ownerIds: [] },
  { id: 'lea', roles: ['LEAD'], ownerIds: ['data'] },
  { id: 'lin', roles: ['LEAD'], ownerIds: ['data'] },
  { id: 'lou', roles: ['LEAD'], ownerIds: ['web'] },
];

const asking = (changed: Partial<Asking>): Asking => ({
  input: 'EFFORT',
  criterion: null,
  opportunity: { ownerId: 'data', createdById: 'ben', answers: [[]], raters: [] },
  raters: ['ada', 'ben', 'cal'],
  members,
  open: new Map(),
  askerId: 'ada',
  ...changed,
});

const opportunity = (
  answers: [number, number, number][],
  raters: number[],
): Asking['opportunity'] => ({ ownerId: null, createdById: null, answers: [answers], raters });

describe('whom to ask for an effort', () => {
  it('is a lead of its owner, the one with fewer questions open', () => {
    expect(whomToAsk(asking({}))).toBe('lea');
    expect(whomToAsk(asking({ open: new Map([['lea', 2]]) }))).toBe('lin');
  });

  it('is who added it when it has no owner, or its owner no lead', () => {
    const unowned = { ownerId: null, createdById: 'ben', answers: [], raters: [] };
    expect(whomToAsk(asking({ opportunity: unowned }))).toBe('ben');
    expect(whomToAsk(asking({ opportunity: { ...unowned, ownerId: 'nobody' } }))).toBe('ben');
  });

  it('is a lead rather than who asks, also of what they added themselves', () => {
    const mine = { ownerId: null, createdById: 'ada', answers: [], raters: [] };
    expect(whomToAsk(asking({ opportunity: mine }))).toBe('lea');
    expect(whomToAsk(asking({ opportunity: mine, members: members.slice(0, 1) }))).toBe('ada');
  });

  it('is any lead when nobody knows who added it', () => {
    const imported = { ownerId: null, createdById: null, answers: [], raters: [] };
    expect(whomToAsk(asking({ opportunity: imported }))).toBe('lea');
  });

  it('is nobody where there is nobody', () => {
    expect(whomToAsk(asking({ members: [] }))).toBeNull();
  });
});

describe('whom to ask for an answer', () => {
  const answer = (one: Asking['opportunity'], changed: Partial<Asking> = {}) =>
    whomToAsk(asking({ input: 'ANSWER', criterion: 0, opportunity: one, ...changed }));

  it('is the advisor least sure of theirs', () => {
    const one = opportunity(
      [
        [3, 3, 4],
        [1, 3, 5],
      ],
      [0, 2],
    );
    expect(answer(one)).toBe('cal');
  });

  it('is one who has not answered, when all who have are sure', () => {
    const one = opportunity(
      [
        [3, 3, 3],
        [5, 5, 5],
      ],
      [0, 2],
    );
    expect(answer(one)).toBe('ben');
  });

  it('is the one farthest from the others, when all have answered and are sure', () => {
    const one = opportunity(
      [
        [3, 3, 3],
        [5, 5, 5],
        [3, 3, 3],
      ],
      [0, 1, 2],
    );
    expect(answer(one)).toBe('ben');
  });

  it('is never somebody who is an advisor no more', () => {
    const one = opportunity([[1, 3, 5]], [1]);
    const without = members.map((one) => (one.id === 'ben' ? { ...one, roles: [] } : one));
    expect(answer(one, { members: without })).toBe('cal');
  });

  it('is another advisor rather than who asks', () => {
    expect(answer(opportunity([], []))).toBe('ben');
    expect(answer(opportunity([], []), { members: members.slice(0, 1) })).toBe('ada');
  });
});

describe('whom to ask for a rating', () => {
  it('is an advisor', () => {
    expect(whomToAsk(asking({ input: 'RATING' }))).toBe('ben');
    expect(mayAnswer('RATING', { roles: ['LEAD'] })).toBe(false);
    expect(mayAnswer('EFFORT', { roles: ['LEAD'] })).toBe(true);
  });
});

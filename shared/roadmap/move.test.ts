import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needsRebalancing, positionBetween } from '#shared/order.ts';
import { type Actor, nobody } from '#shared/people/can.ts';
import { moveTo, placeAfter } from '#shared/roadmap/move.ts';

const advisor: Actor = { memberId: 'ada', roles: ['ADVISOR'], ownerIds: [], alone: false };
const lead: Actor = { memberId: 'leo', roles: ['LEAD'], ownerIds: ['data'], alone: false };
const executive: Actor = { memberId: 'eve', roles: ['EXECUTIVE'], ownerIds: [], alone: false };
const card = {
  ...nobody,
  accepted: false,
  unbacked: false,
  authorId: 'ada',
  sponsorId: 'ada',
  addresseeOwnerId: 'data',
};

describe('moveTo', () => {
  it('lets the lead of the addressed team claim by dragging, which asks nothing', () => {
    expect(moveTo({ ...card, stage: 'OFFERED' }, 'IN_REVIEW', lead)).toEqual({
      allowed: true,
      intent: 'claim',
      asks: false,
    });
  });

  it('tells an advisor that only a lead claims', () => {
    const move = moveTo({ ...card, stage: 'OFFERED' }, 'IN_REVIEW', advisor);
    expect(move).toEqual({
      allowed: false,
      whyNot: 'Only a lead it was offered to, and who did not write it, claims it.',
    });
  });

  it('says what comes first before it says who may', () => {
    const move = moveTo({ ...card, stage: 'ASSESS' }, 'BUILDING', lead);
    expect(move).toEqual({ allowed: false, whyNot: 'Decide to pursue it first.' });
  });

  it('is a release for the lead and a revocation for the executive', () => {
    const queued = { ...card, stage: 'QUEUED' as const, claimerId: 'leo', leadId: 'leo' };
    expect(moveTo(queued, 'DECIDED', lead)).toMatchObject({ intent: 'release' });
    expect(moveTo(queued, 'DECIDED', executive)).toMatchObject({ intent: 'revoke' });
    expect(moveTo(queued, 'DECIDED', { ...advisor, memberId: 'other' })).toMatchObject({
      allowed: false,
    });
  });
});

describe('any sequence of moves in a column', () => {
  it('leaves a strict order that is the one people see', () => {
    const moves = fc.array(fc.tuple(fc.nat(9), fc.option(fc.nat(9))), { maxLength: 60 });
    fc.assert(
      fc.property(moves, (sequence) => {
        let seen = Array.from({ length: 10 }, (_, n) => ({ id: `c${n}` }));
        const position = new Map<string, string>();
        for (const { id } of seen)
          position.set(id, positionBetween([...position.values()].at(-1) ?? null, null));
        const positionOf = (card?: { id: string }) => (card && position.get(card.id)) ?? null;
        for (const [what, after] of sequence) {
          const moved = { id: `c${what}` };
          seen = placeAfter(seen, moved, after === null || after === what ? null : `c${after}`);
          const place = seen.findIndex(({ id }) => id === moved.id);
          const [left, right] = [seen[place - 1], seen[place + 1]];
          position.set(moved.id, positionBetween(positionOf(left), positionOf(right)));
        }
        const stored = [...position].sort(([, a], [, b]) => (a < b ? -1 : 1)).map(([id]) => id);
        expect(new Set(position.values()).size).toBe(10);
        expect(stored).toEqual(seen.map(({ id }) => id));
      }),
    );
  });

  it('makes keys that grow past 64 characters in time, and says so', () => {
    let after = positionBetween(null, null);
    const before = positionBetween(null, after);
    let steps = 0;
    while (!needsRebalancing(after) && steps < 10_000) {
      after = positionBetween(before, after);
      steps += 1;
    }
    expect(needsRebalancing(after)).toBe(true);
  });
});

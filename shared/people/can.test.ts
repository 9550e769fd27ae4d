import { describe, expect, it } from 'vitest';
import { type Actor, can, mayEver, nobody, whyNot } from '#shared/people/can.ts';

const person = (memberId: string, roles: Actor['roles'], more: Partial<Actor> = {}): Actor => ({
  memberId,
  roles,
  ownerIds: [],
  alone: false,
  ...more,
});
const people = {
  ...nobody,
  authorId: 'ada',
  sponsorId: 'sam',
  addresseeOwnerId: 'data',
  measurerId: 'mia',
};

describe('can', () => {
  it('lets a lead of the addressed team claim, and no other', () => {
    expect(can(person('leo', ['LEAD'], { ownerIds: ['data'] }), 'claim', people)).toBe(true);
    expect(can(person('lin', ['LEAD'], { ownerIds: ['web'] }), 'claim', people)).toBe(false);
    expect(can(person('eve', ['EXECUTIVE'], { ownerIds: ['data'] }), 'claim', people)).toBe(false);
  });

  it('never lets author or sponsor claim their own brief', () => {
    expect(can(person('ada', ['LEAD'], { ownerIds: ['data'] }), 'claim', people)).toBe(false);
    expect(can(person('sam', ['LEAD'], { ownerIds: ['data'] }), 'claim', people)).toBe(false);
  });

  it('lets the only member of a workspace accept their own brief', () => {
    const alone = person('ada', ['ADVISOR', 'LEAD'], { ownerIds: ['data'], alone: true });
    expect(can(alone, 'claim', people)).toBe(true);
    expect(can(alone, 'accept', { ...people, claimerId: 'ada' })).toBe(true);
  });

  it('lets the executive revoke, and never accept for a lead', () => {
    const eve = person('eve', ['EXECUTIVE']);
    expect(can(eve, 'revoke', people)).toBe(true);
    expect(can(eve, 'accept', { ...people, claimerId: 'eve' })).toBe(false);
  });

  it('lets only the measurer prove', () => {
    expect(can(person('mia', ['EXECUTIVE']), 'prove', people)).toBe(true);
    expect(can(person('leo', ['LEAD']), 'prove', people)).toBe(false);
    expect(can(person('ada', ['ADVISOR']), 'prove', people)).toBe(false);
  });

  it('lets the sponsor or an advisor prove once the measurer has left', () => {
    const left = { ...people, measurerId: null };
    expect(can(person(people.sponsorId ?? '', ['EXECUTIVE']), 'prove', left)).toBe(true);
    expect(can(person('zoe', ['ADVISOR']), 'prove', left)).toBe(true);
    expect(can(person('leo', ['LEAD']), 'prove', left)).toBe(false);
  });

  it('explains every refusal in one sentence and says nothing when it is allowed', () => {
    expect(whyNot(person('leo', ['LEAD']), 'decide')).toBe('Only an advisor decides.');
    expect(whyNot(person('ada', ['ADVISOR']), 'decide')).toBeNull();
  });

  it('lets nobody do anything without a role', () => {
    expect(mayEver([], 'read')).toBe(false);
  });
});

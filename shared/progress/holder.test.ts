import { describe, expect, it } from 'vitest';
import { type Held, holderOf } from '#shared/progress/holder.ts';

const held: Held = {
  stage: 'DECIDED',
  handoff: 'DRAFT',
  blocked: false,
  authorId: 'author',
  sponsorId: 'sponsor',
  claimerId: 'claimer',
  addresseeOwnerId: null,
  addresseeMemberId: 'named lead',
  leadId: 'lead',
  measurerId: 'measurer',
};

describe('who holds the ball', () => {
  it.each<[string, Partial<Held>, string | null]>([
    ['the author while the brief is written', {}, 'author'],
    ['the named lead it is offered to', { stage: 'OFFERED', handoff: 'OFFERED' }, 'named lead'],
    ['the claimer in review', { stage: 'IN_REVIEW', handoff: 'IN_REVIEW' }, 'claimer'],
    [
      'the author while a blocking question is open',
      { stage: 'IN_REVIEW', handoff: 'IN_REVIEW', blocked: true },
      'author',
    ],
    ['the sponsor once read back', { stage: 'IN_REVIEW', handoff: 'ACCEPTED' }, 'sponsor'],
    ['the lead in the queue', { stage: 'QUEUED', handoff: 'ACTIVE' }, 'lead'],
    ['the lead while building', { stage: 'BUILDING', handoff: 'ACTIVE' }, 'lead'],
    ['the measurer once delivered', { stage: 'DELIVERED', handoff: 'ACTIVE' }, 'measurer'],
    ['nobody once proven', { stage: 'PROVEN', handoff: 'ACTIVE' }, null],
    ['nobody before it is decided', { stage: 'ASSESS', handoff: null }, null],
  ])('%s', (_who, changed, expected) => {
    expect(holderOf({ ...held, ...changed })).toEqual({ memberId: expected, ownerId: null });
  });

  it('the team it is offered to, until somebody claims it', () => {
    const offered = { addresseeMemberId: null, addresseeOwnerId: 'team' };
    expect(holderOf({ ...held, ...offered, stage: 'OFFERED', handoff: 'OFFERED' })).toEqual({
      memberId: null,
      ownerId: 'team',
    });
  });
});

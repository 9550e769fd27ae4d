import type { HandoffState } from '#shared/handoffs/schema.ts';
import type { People } from '#shared/people/can.ts';
import type { Stage } from '#shared/roadmap/stage.ts';

/** Where a decided opportunity stands, as far as holding the ball depends on it. */
export type Held = People & {
  stage: Stage;
  handoff: HandoffState | null;
  /** The claimer asked a question that has to be answered before accepting, and nobody has. */
  blocked: boolean;
};

/** A member, or a whole team while nobody of it has claimed; both null when nobody holds it. */
export type Holder = { memberId: string | null; ownerId: string | null };

const member = (memberId: string | null): Holder => ({ memberId, ownerId: null });

/**
 * Who holds the ball: the one person, or team, whose next step everybody else waits for (DESIGN §6.1).
 * The author writes the brief, the addressee claims it, the claimer reads it (the author while a
 * blocking question is open), the sponsor confirms, the lead starts and delivers, the measurer proves.
 */
export function holderOf(held: Held): Holder {
  switch (held.stage) {
    case 'DECIDED':
      return member(held.authorId);
    case 'OFFERED':
      return { memberId: held.addresseeMemberId, ownerId: held.addresseeOwnerId };
    case 'IN_REVIEW':
      if (held.handoff === 'ACCEPTED') return member(held.sponsorId);
      return member(held.blocked ? held.authorId : held.claimerId);
    case 'QUEUED':
    case 'BUILDING':
      return member(held.leadId);
    case 'DELIVERED':
      return member(held.measurerId);
    default:
      return member(null);
  }
}

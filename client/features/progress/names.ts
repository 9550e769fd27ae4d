import type { Progress, SeamRow } from '#shared/progress/schema.ts';

/** Names of the people, owners and priorities that rows of the page mention by id. */
export interface Names {
  member: (id: string | null) => string | null;
  owner: (id: string | null) => string | null;
}

export function namesIn({ members, owners }: Pick<Progress, 'members' | 'owners'>): Names {
  const member = new Map(members.map(({ id, name }) => [id, name]));
  const owner = new Map(owners.map(({ id, name }) => [id, name]));
  return {
    member: (id) => (id === null ? null : (member.get(id) ?? null)),
    owner: (id) => (id === null ? null : (owner.get(id) ?? null)),
  };
}

/** Who holds the ball, by name; "Nobody" is worth seeing. */
export const holderName = (
  names: Names,
  { holderId, holderOwnerId }: Pick<SeamRow, 'holderId' | 'holderOwnerId'>,
): string => names.member(holderId) ?? names.owner(holderOwnerId) ?? 'Nobody';

/** One key for whoever holds the ball, as the address keeps it. */
export const holderKey = ({
  holderId,
  holderOwnerId,
}: Pick<SeamRow, 'holderId' | 'holderOwnerId'>): string => holderId ?? holderOwnerId ?? 'nobody';

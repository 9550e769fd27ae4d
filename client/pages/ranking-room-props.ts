import type { RankingShown } from '#client/features/scoring/use-ranking.ts';
import type { Member, Membership } from '#shared/people/schema.ts';
import type { RankingLook } from './ranking-url.ts';

/** What every part of the ranking page is given. */
export interface RoomProps {
  membership: Membership;
  look: RankingLook;
  show: (change: Partial<RankingLook>) => void;
  ranking: RankingShown;
  setWeights: (weights: readonly number[] | null) => void;
  priorities: readonly { id: string; name: string }[];
  members: readonly Member[];
}

/** How opportunities are named and opened here. */
export interface Named {
  titleOf: (id: string) => string;
  hrefOf: (id: string) => string;
}

import { useMemo } from 'react';
import { DuelView } from '#client/features/scoring/duel-view.tsx';
import { whyNot } from '#shared/people/can.ts';
import { RankingDuelSide } from './ranking-duel-side.tsx';
import type { Named, RoomProps } from './ranking-room-props.ts';

/** Comparisons at the cut line, among what is contested there. */
export function RankingDuels({ membership, ranking, priorities, hrefOf }: RoomProps & Named) {
  const { rows, laid } = ranking;
  const contested = useMemo(
    () =>
      rows
        .filter(({ band }) => band === 'contested')
        .toSorted((a, b) => Math.abs((a.chance ?? 0) - 0.5) - Math.abs((b.chance ?? 0) - 0.5)),
    [rows],
  );
  const light = (id: string) => laid.opportunities.find((one) => one.id === id);
  const nameIn = (list: readonly { id: string; name: string }[], id: string | null | undefined) =>
    list.find((one) => one.id === id)?.name;
  return (
    <DuelView
      slug={membership.slug}
      contested={contested}
      all={rows}
      duels={laid.duels}
      whyNot={whyNot(membership, 'duel')}
      hrefOf={hrefOf}
      renderSide={(id) => (
        <RankingDuelSide
          slug={membership.slug}
          id={id}
          priority={nameIn(priorities, light(id)?.priorityId)}
          owner={nameIn(laid.owners, light(id)?.ownerId)}
        />
      )}
    />
  );
}

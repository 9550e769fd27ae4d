import { lazy, Suspense, useRef } from 'react';
import type { MenuItem } from '#client/ui/menu-item.ts';
import type { Actor } from '#shared/people/can.ts';
import type { BoardCard } from '#shared/roadmap/schema.ts';
import { type Stage, stageName } from '#shared/roadmap/stage.ts';
import { verbs } from './board-verbs.ts';
import {
  type BoardStage,
  boardStages,
  type Columns,
  type Lists,
  stageOf,
  verdictOf,
} from './board-view.ts';
import type { Target } from './use-board-moves.ts';

const MenuList = lazy(async () => ({
  default: (await import('#client/ui/menu-list.tsx')).MenuList,
}));

/** A card and the button its menu hangs from. */
export interface MenuAt {
  id: string;
  button: HTMLElement;
}

interface BoardMenuProps extends MenuAt {
  columns: Columns;
  lists: Lists;
  actor: Actor;
  onMove: (target: Target) => void;
  onClose: () => void;
}

/** "Move to…": every column with what moving there means, or why it is not possible; one for all cards. */
export function BoardMenu({ id, button, columns, lists, actor, onMove, onClose }: BoardMenuProps) {
  const anchor = useRef<HTMLElement>(button);
  anchor.current = button;
  const from = stageOf(columns, id);
  const card = from && columns[from].find((other) => other.id === id);
  if (!from || !card) return null;

  const item = (to: Stage): MenuItem => {
    const verdict = verdictOf({ card, stage: from, lists, actor }, to);
    const cards: readonly BoardCard[] = columns[to as BoardStage] ?? [];
    return {
      label: stageName[to],
      description:
        verdict.allowed && verdict.intent
          ? `${verbs[verdict.intent]}${verdict.asks ? '…' : ''}`
          : undefined,
      reason: verdict.allowed ? null : verdict.whyNot,
      onAction: () => onMove({ card, from, to, after: cards.at(-1)?.id ?? null }),
    };
  };
  const sections = [
    { title: 'Move to', items: boardStages.filter((stage) => stage !== from).map(item) },
    { title: 'Off the board', items: [item('PARKED'), item('REJECTED')] },
    {
      title: `Within ${stageName[from]}`,
      items: placesWithin({ card, from, columns, lists, actor, onMove }),
    },
  ];
  return (
    <Suspense fallback={null}>
      <MenuList
        button={anchor}
        label={`Move ${card.title}`}
        sections={sections}
        placement="bottom end"
        onClose={onClose}
      />
    </Suspense>
  );
}

interface Within {
  card: BoardCard;
  from: BoardStage;
  columns: Columns;
  lists: Lists;
  actor: Actor;
  onMove: (target: Target) => void;
}

/** The same column without a drag: to the top, one up, one down, to the bottom. */
function placesWithin({ card, from, columns, lists, actor, onMove }: Within): MenuItem[] {
  const verdict = verdictOf({ card, stage: from, lists, actor }, from);
  const ids = columns[from].map(({ id }) => id);
  const index = ids.indexOf(card.id);
  const isFirst = index === 0 ? 'It is the first already.' : null;
  const isLast = index === ids.length - 1 ? 'It is the last already.' : null;
  const whyNot = verdict.allowed ? null : verdict.whyNot;
  const place = (label: string, reason: string | null, after: string | null): MenuItem => ({
    label,
    reason: whyNot ?? reason,
    onAction: () => onMove({ card, from, to: from, after }),
  });
  return [
    place('To the top', isFirst, null),
    place('One up', isFirst, ids[index - 2] ?? null),
    place('One down', isLast, ids[index + 1] ?? null),
    place('To the bottom', isLast, ids.at(-1) ?? null),
  ];
}

import { useRef } from 'react';
import type { Actor } from '#shared/people/can.ts';
import { stageName } from '#shared/roadmap/stage.ts';
import { columnLetGo } from './board-sensors.ts';
import type { BoardStore, Lift, Refusal } from './board-store.ts';
import { verbs } from './board-verbs.ts';
import {
  afterOf,
  type BoardStage,
  boardStages,
  type Columns,
  type Lists,
  stageOf,
  type Verdict,
  verdictOf,
} from './board-view.ts';
import type { BoardMoves } from './use-board-moves.ts';

/** The parts of the drag library's reports that are read here. */
interface Place {
  droppableId: string;
  index: number;
}
interface Dropped {
  draggableId: string;
  destination: Place | null;
  reason: 'DROP' | 'CANCEL';
}
interface Voice {
  announce: (message: string) => void;
}

interface Here {
  store: BoardStore;
  columns: Columns;
  shown: Record<BoardStage, readonly Columns[BoardStage][number][]>;
  lists: Lists;
  actor: Actor;
  moves: BoardMoves;
}

const PUT_BACK = 'Put back where it was.';

/** What the drag library asks while a card is in the air. */
export function useBoardDrag({ store, columns, shown, lists, actor, moves }: Here) {
  const lifted = useRef<Lift | null>(null);

  function onBeforeCapture({ draggableId }: { draggableId: string }) {
    store.refusal.set(null);
    const from = stageOf(columns, draggableId);
    const card = from && columns[from].find(({ id }) => id === draggableId);
    if (!from || !card) return;
    const entries = boardStages.map(
      (stage) => [stage, verdictOf({ card, stage: from, lists, actor }, stage)] as const,
    );
    const verdicts = Object.fromEntries(entries) as Record<BoardStage, Verdict>;
    lifted.current = { card, from, verdicts };
    document.documentElement.dataset.carrying = '';
  }

  function onDragStart({ source }: { source: Place }, { announce }: Voice) {
    const lift = lifted.current;
    if (!lift) return;
    // A frame later: measuring and painting eight columns at once would be felt.
    requestAnimationFrame(() => store.lift.set(lifted.current));
    const open = boardStages.filter((stage) => stage !== lift.from && lift.verdicts[stage].allowed);
    const places =
      open.length > 0
        ? `It can go to ${open.map((stage) => stageName[stage]).join(', ')}.`
        : 'It can go to no other column now.';
    announce(
      `Lifted ${lift.card.title} in ${stageName[lift.from]}, place ${source.index + 1}. ${places}`,
    );
  }

  function onDragUpdate({ destination }: { destination: Place | null }, { announce }: Voice) {
    if (!destination) return announce('Over no column that takes it.');
    const to = destination.droppableId as BoardStage;
    const intent = lifted.current?.verdicts[to];
    const verb =
      intent?.allowed && intent.intent ? ` Dropping it means: ${verbs[intent.intent]}.` : '';
    announce(`In ${stageName[to]}, place ${destination.index + 1}.${verb}`);
  }

  function onDragEnd({ draggableId, destination, reason }: Dropped, { announce }: Voice) {
    const lift = lifted.current;
    lifted.current = null;
    delete document.documentElement.dataset.carrying;
    store.lift.set(null);
    const from = stageOf(columns, draggableId);
    const card = from && columns[from].find(({ id }) => id === draggableId);
    const landing = lift && reason === 'DROP' ? landingOf(lift, destination) : null;
    if (landing && 'sentence' in landing) store.refusal.set(landing);
    if (!card || !from || !landing || 'sentence' in landing) return announce(PUT_BACK);
    const { to, index } = landing;
    const stays = to === from && shown[to].findIndex(({ id }) => id === card.id) === index;
    if (stays) return announce(PUT_BACK);
    announce(`Dropped ${card.title} in ${stageName[to]}.`);
    const after = afterOf({ all: columns[to], shown: shown[to], cardId: card.id, index });
    moves.move({ card, from, to, after });
  }

  return { onBeforeCapture, onDragStart, onDragUpdate, onDragEnd, autoScrollerOptions: edges() };
}

/** Only the very edges scroll, or columns would slip away from under the hand; small screens are crossed in no time. */
function edges() {
  const isSmall = matchMedia('(max-width: 48rem), (pointer: coarse)').matches;
  return {
    startFromPercentage: 0.1,
    maxScrollAtPercentage: 0.02,
    maxPixelScroll: isSmall ? 12 : 24,
  };
}

/** Where a card comes down, or the column that refuses it; null when it goes back. */
function landingOf(
  lift: Lift,
  shown: Place | null,
): { to: BoardStage; index: number } | Refusal | null {
  const over = columnLetGo();
  const verdict = over && lift.verdicts[over];
  if (over && verdict && !verdict.allowed) return { stage: over, sentence: verdict.whyNot };
  if (!shown) return null;
  const to = shown.droppableId as BoardStage;
  // A hand quicker than the screen has let go elsewhere than was shown: nothing is moved that nobody saw.
  return over === undefined || over === to ? { to, index: shown.index } : null;
}

import type { Actor } from '#shared/people/can.ts';
import { stageName } from '#shared/roadmap/stage.ts';
import type { BoardStore } from './board-store.ts';
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

/** What the drag library asks while a card is in the air. */
export function useBoardDrag({ store, columns, shown, lists, actor, moves }: Here) {
  /** Before anything is measured: columns learn what they say, and a keyboard's neighbours come into view. */
  function onBeforeCapture({ draggableId, mode }: { draggableId: string; mode: 'FLUID' | 'SNAP' }) {
    const from = stageOf(columns, draggableId);
    const card = from && columns[from].find(({ id }) => id === draggableId);
    if (!from || !card) return;
    const entries = boardStages.map(
      (stage) => [stage, verdictOf({ card, stage: from, lists, actor }, stage)] as const,
    );
    const verdicts = Object.fromEntries(entries) as Record<BoardStage, Verdict>;
    store.lift.set({ card, from, verdicts });
    if (mode === 'SNAP') showAround(from);
  }

  function onDragStart({ source }: { source: Place }, { announce }: Voice) {
    const lift = store.lift.get();
    if (!lift) return;
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
    const intent = store.lift.get()?.verdicts[to];
    const verb =
      intent?.allowed && intent.intent ? ` Dropping it means: ${verbs[intent.intent]}.` : '';
    announce(`In ${stageName[to]}, place ${destination.index + 1}.${verb}`);
  }

  function onDragEnd({ draggableId, destination, reason }: Dropped, { announce }: Voice) {
    const lift = store.lift.get();
    store.lift.set(null);
    const from = stageOf(columns, draggableId);
    const card = from && columns[from].find(({ id }) => id === draggableId);
    if (!lift || !card || !from || !destination || reason === 'CANCEL')
      return announce('Put back where it was.');
    const to = destination.droppableId as BoardStage;
    const after = afterOf({
      all: columns[to],
      shown: shown[to],
      cardId: card.id,
      index: destination.index,
    });
    const stays =
      to === from && shown[to].findIndex(({ id }) => id === card.id) === destination.index;
    if (stays) return announce('Put back where it was.');
    announce(`Dropped ${card.title} in ${stageName[to]}.`);
    moves.move({ card, from, to, after });
  }

  return { onBeforeCapture, onDragStart, onDragUpdate, onDragEnd };
}

/** The library lets a keyboard reach only columns that can be seen. */
function showAround(from: BoardStage): void {
  const index = boardStages.indexOf(from);
  for (const stage of [boardStages[index - 1], boardStages[index + 1], from]) {
    document
      .getElementById(`column-${stage}`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  }
}

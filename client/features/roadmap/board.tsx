import type { FocusEvent, KeyboardEvent, MouseEvent, PointerEvent } from 'react';
import { DragDropContext } from 'react-beautiful-dnd';
import type { Actor } from '#shared/people/can.ts';
import { implementationStages, strategyStages } from '#shared/roadmap/stage.ts';
import styles from './board.module.css';
import { BoardColumn } from './board-column.tsx';
import { HandoffLine } from './board-handoff-line.tsx';
import { BoardMenu, type MenuAt } from './board-menu.tsx';
import { sensors } from './board-sensors.ts';
import {
  type BoardStore,
  BoardStoreContext,
  ListsContext,
  useColumnsInTurn,
} from './board-store.ts';
import { ColumnSwitcher } from './board-switcher.tsx';
import type { BoardStage, Columns, Lists } from './board-view.ts';
import { useBoardDrag } from './use-board-drag.ts';
import { useBoardFocus } from './use-board-focus.ts';
import type { BoardMoves } from './use-board-moves.ts';
import { usePageScroll } from './use-page-scroll.ts';

export interface BoardProps {
  store: BoardStore;
  columns: Columns;
  /** What is left of each column by the filter; the very same arrays when there is none. */
  shown: Record<BoardStage, readonly Columns[BoardStage][number][]>;
  lists: Lists;
  actor: Actor;
  moves: BoardMoves;
  menu: MenuAt | null;
  onMenu: (at: MenuAt | null) => void;
  hrefOf: (opportunityId: string) => string;
  onOpen: (opportunityId: string) => void;
  /** A title is pointed at or has the focus: it may be opened next. */
  onNear: () => void;
  /** Where the seam's rows are. */
  seamHref: string;
}

/** Eight columns and the handoff line between them. */
export function Board(props: BoardProps) {
  const { store, columns, shown, lists, actor, moves, menu, onMenu, hrefOf, onOpen } = props;
  const drag = useBoardDrag(props);
  const focus = useBoardFocus({ store, shown, onOpen, onMenu });
  usePageScroll();
  useColumnsInTurn(store);

  /** One listener for thousands of cards: titles open the panel, dots open the menu. */
  function onClick(event: MouseEvent<HTMLElement>) {
    const target = event.target as HTMLElement;
    const id = target.closest<HTMLElement>('[data-card]')?.dataset.card;
    if (!id) return;
    const button = target.closest<HTMLElement>('[data-menu]');
    if (button) return onMenu({ id, button });
    if (target.closest('[data-dismiss]')) return store.marks.patch(id, { correction: undefined });
    if (target.closest('[role="button"]') || event.metaKey || event.ctrlKey || event.shiftKey)
      return;
    event.preventDefault();
    onOpen(id);
  }

  function onPointerOver({ target }: PointerEvent<HTMLElement>) {
    // Whoever carries a card passes many titles, and opens none.
    if (!store.lift.get() && (target as HTMLElement).closest('[data-card] a')) props.onNear();
  }

  function onFocus(event: FocusEvent<HTMLElement>) {
    focus.onFocus(event);
    if (event.target.closest('[data-card] a')) props.onNear();
  }

  const half = (stages: readonly BoardStage[]) =>
    stages.map((stage) => (
      <BoardColumn
        key={stage}
        stage={stage}
        cards={shown[stage]}
        total={columns[stage].length}
        hrefOf={hrefOf}
      />
    ));

  return (
    <BoardStoreContext value={store}>
      <ListsContext value={lists}>
        <ColumnSwitcher shown={shown} />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: it listens for the links and buttons inside */}
        <div
          className={styles.board}
          data-board
          onClick={onClick}
          onKeyDown={(event: KeyboardEvent<HTMLElement>) => focus.onKeyDown(event)}
          onPointerOver={onPointerOver}
          onFocus={onFocus}
        >
          <DragDropContext
            {...drag}
            enableDefaultSensors={false}
            sensors={sensors}
            dragHandleUsageInstructions={instructions}
          >
            <section className={styles.half} data-half="strategy" aria-labelledby="strategy">
              <h2 className={styles.halfName} id="strategy">
                Strategy
              </h2>
              {half(strategyStages)}
            </section>
            <HandoffLine
              offered={columns.OFFERED}
              inReview={columns.IN_REVIEW}
              seamHref={props.seamHref}
            />
            <section
              className={styles.half}
              data-half="implementation"
              aria-labelledby="implementation"
            >
              <h2 className={styles.halfName} id="implementation">
                Implementation
              </h2>
              {half(implementationStages)}
            </section>
          </DragDropContext>
        </div>
        {menu && (
          <BoardMenu
            {...menu}
            columns={columns}
            actor={actor}
            lists={lists}
            onMove={(target) => {
              moves.move(target);
              focus.focusLater(target.card.id);
            }}
            onClose={() => onMenu(null)}
          />
        )}
      </ListsContext>
    </BoardStoreContext>
  );
}

const instructions =
  'Press space to lift the card, arrow keys to move it, space again to drop it, Escape to put it back. Or press m for every move it can make.';

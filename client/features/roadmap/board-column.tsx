import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useContext, useEffect, useRef } from 'react';
import {
  Draggable,
  type DraggableChildrenFn,
  Droppable,
  type DroppableProvided,
} from 'react-beautiful-dnd';
import { formatNumber, plural } from '#client/lib/format.ts';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import type { BoardCard } from '#shared/roadmap/schema.ts';
import { stageName } from '#shared/roadmap/stage.ts';
import { CardFace, heightOf, rem } from './board-card.tsx';
import styles from './board-column.module.css';
import { carriedStyle } from './board-sensors.ts';
import { BoardStoreContext, useIsDrawn, useVerdict } from './board-store.ts';
import { ColumnVerdict } from './board-verdict.tsx';
import type { BoardStage } from './board-view.ts';

interface BoardColumnProps {
  stage: BoardStage;
  cards: readonly BoardCard[];
  /** How many there are without the filter. */
  total: number;
  hrefOf: (opportunityId: string) => string;
}

const notYet: readonly BoardCard[] = [];

/** One column: its name and count, what it says to a card in the air, and its cards. */
export const BoardColumn = memo(function BoardColumn({
  stage,
  cards,
  total,
  hrefOf,
}: BoardColumnProps) {
  const verdict = useVerdict(stage);
  const isDrawn = useIsDrawn(stage);
  const latest = useRef(cards);
  latest.current = cards;

  const clone: DraggableChildrenFn = useCallback(
    (provided, snapshot, rubric) => {
      const card = latest.current[rubric.source.index];
      const { style } = provided.draggableProps;
      return (
        <div
          className={styles.clone}
          ref={provided.innerRef}
          {...provided.draggableProps}
          style={carriedStyle(style, snapshot.dropAnimation?.curve)}
        >
          {card && (
            <CardFace
              card={card}
              stage={stage}
              href=""
              handle={provided.dragHandleProps}
              isLifted
            />
          )}
        </div>
      );
    },
    [stage],
  );

  return (
    <section
      className={styles.column}
      id={`column-${stage}`}
      aria-labelledby={`name-${stage}`}
      data-verdict={verdict ? (verdict.allowed ? 'legal' : 'illegal') : undefined}
    >
      <header className={styles.head}>
        <h3 className={styles.name} id={`name-${stage}`}>
          {stageName[stage]}
        </h3>
        <span
          className={styles.count}
          title={cards.length === total ? undefined : `${total} without the filter`}
        >
          <span aria-hidden="true">
            {cards.length === total
              ? formatNumber(total, 0)
              : `${formatNumber(cards.length, 0)} of ${formatNumber(total, 0)}`}
          </span>
          <VisuallyHidden>{plural(cards.length, 'card')}</VisuallyHidden>
        </span>
      </header>
      <Droppable
        droppableId={stage}
        mode="virtual"
        renderClone={clone}
        isDropDisabled={verdict !== null && !verdict.allowed}
      >
        {(provided, snapshot) => (
          <CardList
            stage={stage}
            cards={isDrawn ? cards : notYet}
            provided={provided}
            isOver={snapshot.isDraggingOver}
            hasGuest={snapshot.isUsingPlaceholder}
            hrefOf={hrefOf}
          />
        )}
      </Droppable>
      <ColumnVerdict stage={stage} verdict={verdict} />
    </section>
  );
});

interface CardListProps extends Omit<BoardColumnProps, 'total'> {
  provided: DroppableProvided;
  isOver: boolean;
  /** A card from elsewhere hangs over it: it needs room for one more. */
  hasGuest: boolean;
}

const GAP_REM = 0.375;

function CardList({ stage, cards, provided, isOver, hasGuest, hrefOf }: CardListProps) {
  const { scrollers } = useContext(BoardStoreContext);
  const scroller = useRef<HTMLOListElement | null>(null);
  // A card's height follows from its facts, so nothing is measured: places are worked out anew when this function is
  // another one, and only then.
  const getItemKey = useCallback((index: number) => (cards[index] as BoardCard).id, [cards]);
  const virtualizer = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(cards[index] as BoardCard) + GAP_REM * rem(),
    getItemKey,
    overscan: 4,
    useFlushSync: false,
  });
  useEffect(() => {
    scrollers.set(stage, (index) => virtualizer.scrollToIndex(index, { align: 'auto' }));
    return () => void scrollers.delete(stage);
  }, [scrollers, stage, virtualizer]);

  const { innerRef } = provided;
  const attach = useCallback(
    (element: HTMLOListElement | null) => {
      scroller.current = element;
      innerRef(element);
    },
    [innerRef],
  );
  const items = virtualizer.getVirtualItems();
  const room = virtualizer.getTotalSize() + (hasGuest ? 8 * rem() : 0);
  return (
    <ol
      className={styles.list}
      // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one
      role="list"
      aria-labelledby={`name-${stage}`}
      ref={attach}
      {...provided.droppableProps}
      data-over={isOver || undefined}
      style={{ ['--room' as string]: `${room}px` }}
    >
      {items.map(({ key, index, start, size }) => (
        <Slot
          key={key}
          card={cards[index] as BoardCard}
          stage={stage}
          index={index}
          count={cards.length}
          top={start}
          height={size - GAP_REM * rem()}
          isEntry={index === items[0]?.index}
          hrefOf={hrefOf}
        />
      ))}
    </ol>
  );
}

interface SlotProps {
  card: BoardCard;
  stage: BoardStage;
  index: number;
  count: number;
  top: number;
  height: number;
  /** Tab enters the column here. */
  isEntry: boolean;
  hrefOf: (opportunityId: string) => string;
}

/** A card in its place; drawn again only when one of the two changes. */
const Slot = memo(function Slot({
  card,
  stage,
  index,
  count,
  top,
  height,
  isEntry,
  hrefOf,
}: SlotProps) {
  return (
    <Draggable draggableId={card.id} index={index}>
      {(provided) => (
        <li
          className={styles.slot}
          ref={provided.innerRef}
          {...provided.draggableProps}
          style={{ ...provided.draggableProps.style, top, height }}
          aria-posinset={index + 1}
          aria-setsize={count}
        >
          <CardFace
            card={card}
            stage={stage}
            href={hrefOf(card.id)}
            handle={provided.dragHandleProps}
            isEntry={isEntry}
          />
        </li>
      )}
    </Draggable>
  );
});

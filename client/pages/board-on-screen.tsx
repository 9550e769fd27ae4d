import { Plus } from 'lucide-react';
import { lazy, memo, Suspense, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { Board } from '#client/features/roadmap/board.tsx';
import { BoardEmpty } from '#client/features/roadmap/board-empty.tsx';
import { BoardFilters } from '#client/features/roadmap/board-filters.tsx';
import type { MenuAt } from '#client/features/roadmap/board-menu.tsx';
import type { BoardStore } from '#client/features/roadmap/board-store.ts';
import {
  type BoardFilter,
  boardStages,
  type Columns,
  filtered,
  type Lists,
} from '#client/features/roadmap/board-view.ts';
import { useBoardMoves } from '#client/features/roadmap/use-board-moves.ts';
import { useMovedMarks } from '#client/features/roadmap/use-moved-marks.ts';
import { formatNumber, plural } from '#client/lib/format.ts';
import { useShortcuts } from '#client/lib/use-shortcuts.ts';
import { paths } from '#client/paths.ts';
import { Button } from '#client/ui/button.tsx';
import { Link } from '#client/ui/link.tsx';
import { PageHeader } from '#client/ui/page-header.tsx';
import { type Actor, whyNot } from '#shared/people/can.ts';
import type { BoardCard, BoardSnapshot } from '#shared/roadmap/schema.ts';
import styles from './board-page.module.css';
import type { BoardUrl } from './board-url.ts';

const RankDialog = lazy(async () => ({
  default: (await import('#client/features/roadmap/board-rank-dialog.tsx')).RankDialog,
}));

/** The panel loads while the pointer is on its way, and opens without a wait. */
const loadPanel = () => void import('./opportunity-panel.tsx').catch(() => undefined);

interface BoardOnScreenProps {
  board: BoardSnapshot;
  slug: string;
  actor: Actor;
  store: BoardStore;
  url: BoardUrl;
  whyNotAdd: string | null;
  onAdd: () => void;
}

/** The board once it is here: header, filter, columns. */
export const BoardOnScreen = memo(function BoardOnScreen({
  board,
  slug,
  actor,
  store,
  url,
  whyNotAdd,
  onAdd,
}: BoardOnScreenProps) {
  const { members, owners, priorities, metrics, calendar } = board;
  const lists = useMemo(
    () => ({ members, owners, priorities, metrics, calendar }),
    [members, owners, priorities, metrics, calendar],
  );
  const moves = useBoardMoves({ slug, board, actor, store, onIntent: url.openFor });
  const { columns } = moves;
  const [text, setText] = useState(url.filter.text);
  const [menu, setMenu] = useState<MenuAt | null>(null);
  const shown = useShown(columns, useDeferredValue(url.filter), lists);
  useMovedMarks(store, columns);
  useOpenMark(store, url.openId);
  useShortcuts({ '/': () => document.querySelector<HTMLElement>('[data-board-search]')?.focus() });

  const total = count(columns);
  const change = (filter: BoardFilter) => {
    setText(filter.text);
    url.setFilter(filter);
  };
  const header = (
    <div className={styles.top}>
      <PageHeader
        title="Board"
        summary={<OffBoard slug={slug} parked={board.parked} rejected={board.rejected} />}
        actions={
          whyNotAdd === null && (
            <Button icon={<Plus aria-hidden="true" />} onPress={onAdd} aria-keyshortcuts="c">
              New opportunity
            </Button>
          )
        }
        filters={
          total > 0 && (
            <BoardFilters
              filter={{ ...url.filter, text }}
              onChange={change}
              lists={lists}
              summary={`${formatNumber(count(shown), 0)} of ${plural(total, 'card')}`}
            />
          )
        }
      />
    </div>
  );
  if (total === 0) {
    return (
      <>
        {header}
        <BoardEmpty
          importHref={paths.section(slug, 'import')}
          whyNotImport={whyNot(actor, 'import')}
          whyNotAdd={whyNotAdd}
          onAdd={onAdd}
        />
      </>
    );
  }
  return (
    <>
      {header}
      <Board
        store={store}
        columns={columns}
        shown={shown}
        lists={lists}
        actor={actor}
        moves={moves}
        menu={menu}
        onMenu={setMenu}
        hrefOf={url.hrefOf}
        onOpen={url.open}
        onNear={loadPanel}
        seamHref={paths.section(slug, 'progress')}
      />
      <Suspense fallback={null}>
        {moves.rank && <RankDialog {...moves.rank} onAnswer={moves.answerRank} />}
      </Suspense>
    </>
  );
});

type Shown = Record<keyof Columns, readonly BoardCard[]>;

const count = (columns: Shown) =>
  boardStages.reduce((sum, stage) => sum + columns[stage].length, 0);

function useShown(columns: Columns, filter: BoardFilter, lists: Lists): Shown {
  return useMemo(() => {
    const entries = boardStages.map(
      (stage) => [stage, filtered(columns[stage], filter, lists)] as const,
    );
    return Object.fromEntries(entries) as Shown;
  }, [columns, filter, lists]);
}

function useOpenMark(store: BoardStore, openId: string | undefined) {
  useEffect(() => {
    if (!openId) return;
    store.marks.patch(openId, { isOpen: true });
    return () => store.marks.patch(openId, { isOpen: false });
  }, [store, openId]);
}

/** Parked and rejected ones are off the board, one click away. */
function OffBoard({ slug, parked, rejected }: { slug: string; parked: number; rejected: number }) {
  const list = paths.section(slug, 'opportunities');
  return (
    <span className={styles.off}>
      <Link to={`${list}?stage=PARKED`}>{formatNumber(parked, 0)} parked</Link>
      <Link to={`${list}?stage=REJECTED`}>{formatNumber(rejected, 0)} rejected</Link>
    </span>
  );
}

import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useWidth } from '#client/lib/use-width.ts';
import { Button } from '#client/ui/button.tsx';
import styles from './ranking-list.module.css';
import { RankingRow } from './ranking-row.tsx';
import type { Row } from './ranking-view.ts';
import { useRowKeys } from './use-row-keys.ts';

interface RankingListProps {
  above: readonly Row[];
  below: readonly Row[];
  line: ReactNode;
  openId: string | null;
  onToggle: (id: string) => void;
  renderDetail: (row: Row) => ReactNode;
  overridden: ReadonlySet<string>;
  nameOfPriority: (id: string | null) => string | undefined;
  nameOfOwner: (id: string | null) => string | undefined;
}

type Item =
  | { kind: 'row'; key: string; row: Row; place: number }
  | { kind: 'detail'; key: string; row: Row }
  | { kind: 'line'; key: string };

const heights = { detail: 320, line: 52 } as const;
/** In px, as the styles have it: below this width a row takes two lines. */
const NARROW = 640;
const rowHeights = { wide: 36, narrow: 56 } as const;
const heads = ['Rank', 'Opportunity', 'Score', 'Above the line', 'Weeks', 'Priority', 'Owner'];

function itemsOf({
  above,
  below,
  openId,
}: Pick<RankingListProps, 'above' | 'below' | 'openId'>): Item[] {
  let place = 0;
  const of = (rows: readonly Row[]) =>
    rows.flatMap((row): Item[] => {
      place += 1;
      const item: Item = { kind: 'row', key: row.id, row, place };
      return row.id === openId ? [item, { kind: 'detail', key: `detail ${row.id}`, row }] : [item];
    });
  return [...of(above), { kind: 'line', key: 'line' }, ...of(below)];
}

/** Thousands of rows, of which those in view exist, with the cut line drawn between them. */
export function RankingList(props: RankingListProps) {
  const { above, below, line, openId, renderDetail } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const rowHeight = width > 0 && width <= NARROW ? rowHeights.narrow : rowHeights.wide;
  const items = useMemo(() => itemsOf({ above, below, openId }), [above, below, openId]);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const { kind } = items[index] as Item;
      return kind === 'row' ? rowHeight : heights[kind];
    },
    getItemKey: (index) => (items[index] as Item).key,
    overscan: 8,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row height moves every row
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  const drawn = virtualizer.getVirtualItems();
  const { tabStop, ...rowKeys } = useRowKeys(scroller);
  const stop = tabStop(drawn.map(({ key }) => String(key)));
  const lineAt = items.findIndex(({ kind }) => kind === 'line');
  return (
    <section
      className={styles.scroller}
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
      tabIndex={0}
      aria-label="Ranking"
      {...rowKeys}
    >
      <table className={styles.table} aria-rowcount={above.length + below.length + 1}>
        <thead className={styles.heads}>
          <tr className={styles.columns} aria-rowindex={1}>
            {heads.map((head) => (
              <th scope="col" className={styles.head} key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
          {drawn.map(({ index, key, start }) => {
            const item = items[index] as Item;
            const at = { transform: `translateY(${start}px)` };
            if (item.kind === 'row')
              return <Line key={key} at={at} item={item} isStop={key === stop} {...props} />;
            return (
              <tr
                className={styles.wide}
                key={key}
                style={at}
                data-index={index}
                ref={virtualizer.measureElement}
              >
                <td colSpan={heads.length} className={styles.filled}>
                  {item.kind === 'line' ? line : renderDetail(item.row)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <ToLine
        where={whereIs(lineAt, virtualizer.range)}
        onGo={() => virtualizer.scrollToIndex(lineAt, { align: 'center' })}
      />
    </section>
  );
}

/** Whether the line lies beyond one of the edges. */
function whereIs(
  lineAt: number,
  range: { startIndex: number; endIndex: number } | null,
): 'above' | 'below' | 'in view' {
  if (range && lineAt < range.startIndex) return 'above';
  return range && lineAt > range.endIndex ? 'below' : 'in view';
}

/** The way back to the line from far away. */
function ToLine({ where, onGo }: { where: ReturnType<typeof whereIs>; onGo: () => void }) {
  if (where === 'in view') return null;
  return (
    <p className={styles.toLine} data-where={where}>
      <Button
        size="small"
        icon={where === 'above' ? <ArrowUp aria-hidden="true" /> : <ArrowDown aria-hidden="true" />}
        onPress={onGo}
      >
        To the cut line
      </Button>
    </p>
  );
}

interface LineProps
  extends Pick<
    RankingListProps,
    'openId' | 'onToggle' | 'overridden' | 'nameOfPriority' | 'nameOfOwner'
  > {
  at: { transform: string };
  item: Extract<Item, { kind: 'row' }>;
  isStop: boolean;
}

function Line({ at, item, isStop, openId, ...props }: LineProps) {
  const { row, place } = item;
  const { light } = row;
  const isOpen = row.id === openId;
  return (
    <tr
      className={styles.row}
      style={at}
      aria-rowindex={place + 1}
      data-above={row.above || undefined}
      data-open={isOpen || undefined}
      data-row={row.id}
    >
      <RankingRow
        id={row.id}
        title={light.title}
        rank={row.rank}
        score={row.score}
        band={row.band}
        chance={row.chance}
        weeks={row.weeks}
        assumed={row.assumed}
        priority={props.nameOfPriority(light.priorityId)}
        owner={props.nameOfOwner(light.ownerId)}
        isOpen={isOpen}
        isStop={isStop}
        isOverridden={props.overridden.has(row.id)}
        onToggle={props.onToggle}
      />
    </tr>
  );
}

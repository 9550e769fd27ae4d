import { useMediaQuery } from '#client/lib/use-media-query.ts';
import { SelectionCell } from '#client/ui/selection-cell.tsx';
import { ColumnHeader, TableHead, TableRow } from '#client/ui/table.tsx';
import { VirtualTable } from '#client/ui/virtual-table.tsx';
import styles from './meeting-list.module.css';
import { MeetingRow } from './meeting-row.tsx';
import { inOrder, type MeetingView } from './meeting-view.ts';
import type { Row } from './ranking-view.ts';
import type { MeetingSelection } from './use-meeting-selection.ts';
import type { RankingShown } from './use-ranking.ts';

interface MeetingListProps {
  view: MeetingView;
  ranking: RankingShown;
  /** Undefined where this member may not decide. */
  selection: MeetingSelection | undefined;
  hrefOf: (id: string) => string;
  openId: string | undefined;
}

type Item =
  | { kind: 'group'; key: string; name: string; lead: string; rows: readonly Row[] }
  | { kind: 'row'; key: string; row: Row };

/** Rows are as high as their second line, so that a list of thousands can be drawn in part. */
const ROW_HEIGHT = 57;
/** On a phone its figures stand in a third line. */
const NARROW_ROW_HEIGHT = 80;

const groups = [
  { band: 'contested', name: 'Contested', lead: 'may fall either way; talk about these first' },
  { band: 'safe', name: 'Safe', lead: 'above the cut line in nine draws of ten' },
  { band: 'out', name: 'Out', lead: 'below the cut line in nine draws of ten' },
] as const;

const itemsOf = (view: MeetingView): Item[] =>
  groups.flatMap(({ band, name, lead }): Item[] => {
    const rows = view[band];
    if (rows.length === 0) return [];
    const of = rows.map((row): Item => ({ kind: 'row', key: row.id, row }));
    return [{ kind: 'group', key: band, name, lead, rows }, ...of];
  });

/** The undecided as a meeting reads them: contested first, then above and below the line, best score first. */
export function MeetingList({ view, ranking, selection, hrefOf, openId }: MeetingListProps) {
  const isNarrow = useMediaQuery('(max-width: 40rem)');
  const columnCount = (isNarrow ? 1 : 6) + (selection ? 1 : 0);
  const all = inOrder(view).map(({ id }) => id);
  const chosen = selection?.ids.size ?? 0;
  const head = (
    <TableHead>
      {selection && (
        <SelectionCell
          inHeader
          label="Choose all"
          isSelected={chosen > 0 && chosen === all.length}
          isIndeterminate={chosen > 0 && chosen < all.length}
          onChange={(isSelected) => selection.toggleAll(all, isSelected)}
        />
      )}
      <ColumnHeader width={isNarrow ? '100%' : '50%'}>Opportunity</ColumnHeader>
      {!isNarrow && (
        <>
          <ColumnHeader>Above the line</ColumnHeader>
          <ColumnHeader align="end">Score</ColumnHeader>
          <ColumnHeader align="end">Rank</ColumnHeader>
          <ColumnHeader align="end">Weeks</ColumnHeader>
          <ColumnHeader align="end">Cost of delay</ColumnHeader>
        </>
      )}
    </TableHead>
  );
  return (
    <VirtualTable
      label="To be decided"
      head={head}
      rows={itemsOf(view)}
      rowKey={({ key }) => key}
      columnCount={columnCount}
      height="100%"
      rowHeight={isNarrow ? NARROW_ROW_HEIGHT : ROW_HEIGHT}
      isInset
      renderRow={(item, index) =>
        item.kind === 'row' ? (
          <MeetingRow
            row={item.row}
            index={index}
            ranking={ranking}
            selection={selection}
            href={hrefOf(item.row.id)}
            isOpen={item.row.id === openId}
            isNarrow={isNarrow}
          />
        ) : (
          <Group item={item} index={index} columnCount={columnCount} selection={selection} />
        )
      }
    />
  );
}

interface GroupProps {
  item: Extract<Item, { kind: 'group' }>;
  index: number;
  columnCount: number;
  selection: MeetingSelection | undefined;
}

function Group({ item, index, columnCount, selection }: GroupProps) {
  const ids = item.rows.map(({ id }) => id);
  const isAll = ids.every((id) => selection?.ids.has(id));
  return (
    <TableRow aria-rowindex={index + 2} className={styles.group}>
      <th className={styles.groupName} scope="rowgroup" colSpan={columnCount}>
        <span className={styles.groupLine}>
          <span className={styles.name} data-band={item.key}>
            {item.name}
          </span>
          <span className={styles.count}>{ids.length}</span>
          <span className={styles.lead}>{item.lead}</span>
          {selection && (
            <button
              type="button"
              className={styles.all}
              onClick={() => selection.toggleAll(ids, !isAll)}
            >
              {isAll ? `Choose none of ${item.name}` : `Choose all of ${item.name}`}
            </button>
          )}
        </span>
      </th>
    </TableRow>
  );
}

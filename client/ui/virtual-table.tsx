import { useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, type ReactNode, useEffect, useRef } from 'react';
import styles from './table.module.css';
import { Table } from './table.tsx';

/** From how many rows before the last one more are asked for. */
const NEAR_END = 40;

interface VirtualTableProps<Row> {
  label: string;
  /** A `<TableHead>`. */
  head: ReactNode;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** A `<TableRow>`; give it `aria-rowindex={index + 2}`. */
  renderRow: (row: Row, index: number) => ReactNode;
  columnCount: number;
  /** CSS height of the scroller: "100%" in a flex column. */
  height: string;
  /** In px; rows are one line high. */
  rowHeight?: number;
  isInset?: boolean;
  /** Called when the last rows come into view: load more. */
  onEnd?: () => void;
}

/** A table of thousands of rows, of which only those in view exist. */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const {
    label,
    head,
    rows,
    rowKey,
    renderRow,
    columnCount,
    height,
    rowHeight = 37,
    isInset,
    onEnd,
  } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rowKey(rows[index] as Row),
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const isAtEnd = (items.at(-1)?.index ?? 0) >= rows.length - NEAR_END;
  // biome-ignore lint/correctness/useExhaustiveDependencies: more rows that are still too few ask again
  useEffect(() => {
    if (isAtEnd) onEnd?.();
  }, [isAtEnd, rows.length]);
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <Table
      label={label}
      rowCount={rows.length + 1}
      scrollerRef={scroller}
      height={height}
      isInset={isInset ?? false}
    >
      {head}
      <tbody>
        {before > 0 && <Spacer height={before} columnCount={columnCount} />}
        {items.map((item) => (
          <Fragment key={item.key}>{renderRow(rows[item.index] as Row, item.index)}</Fragment>
        ))}
        {after > 0 && <Spacer height={after} columnCount={columnCount} />}
      </tbody>
    </Table>
  );
}

function Spacer({ height, columnCount }: { height: number; columnCount: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row is focusable in a grid only, and this is none
    <tr aria-hidden="true">
      <td className={styles.spacer} colSpan={columnCount} style={{ height }} />
    </tr>
  );
}

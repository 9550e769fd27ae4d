import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ComponentProps, ReactNode, Ref } from 'react';
import { classNames } from './class-names.ts';
import styles from './table.module.css';

interface TableProps {
  label: string;
  /** `<TableHead>` and `<tbody>`. */
  children: ReactNode;
  /** Lets rows run to the page's edges, with the page's gutter inside the first and last cell. */
  isInset?: boolean;
  rowCount?: number;
  scrollerRef?: Ref<HTMLDivElement>;
  height?: string;
}

/** A plain table in its own scroller; the header stays. */
export function Table({ label, children, isInset, rowCount, scrollerRef, height }: TableProps) {
  return (
    <section
      className={styles.scroller}
      data-inset={isInset || undefined}
      ref={scrollerRef}
      style={{ height }}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable by keyboard
      tabIndex={0}
    >
      <table className={styles.table} aria-label={label} aria-rowcount={rowCount}>
        {children}
      </table>
    </section>
  );
}

/** The header row: `<ColumnHeader>` and `<SortableHeader>` inside. */
export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead>
      <tr>{children}</tr>
    </thead>
  );
}

interface ColumnHeaderProps {
  children: ReactNode;
  align?: 'start' | 'end';
  width?: string;
}

/** A column's name. Numbers are aligned at the end. */
export function ColumnHeader({ children, align = 'start', width }: ColumnHeaderProps) {
  return (
    <th
      scope="col"
      className={classNames(styles.head, align === 'end' && styles.end)}
      style={{ width }}
    >
      {children}
    </th>
  );
}

export type SortDirection = 'ascending' | 'descending';

interface SortableHeaderProps extends ColumnHeaderProps {
  /** Absent while another column leads. */
  direction: SortDirection | undefined;
  onSort: () => void;
}

/** A column's name that sorts by it; `aria-sort` says which way. */
export function SortableHeader({
  children,
  align = 'start',
  width,
  direction,
  onSort,
}: SortableHeaderProps) {
  const Arrow = direction === 'descending' ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={direction ?? 'none'}
      className={classNames(styles.head, align === 'end' && styles.end)}
      style={{ width }}
    >
      <button type="button" className={styles.sort} data-direction={direction} onClick={onSort}>
        {children}
        <Arrow aria-hidden="true" />
      </button>
    </th>
  );
}

interface TableRowProps extends ComponentProps<'tr'> {
  isSelected?: boolean;
  /** Its panel is open. */
  isOpen?: boolean;
}

/** One row. */
export function TableRow({ isSelected, isOpen, className, ...rest }: TableRowProps) {
  return (
    <tr
      {...rest}
      className={classNames(styles.row, className)}
      data-selected={isSelected || undefined}
      data-open={isOpen || undefined}
    />
  );
}

interface TableCellProps {
  children?: ReactNode;
  align?: 'start' | 'end';
  /** One line, cut with an ellipsis. */
  truncate?: boolean;
  colSpan?: number;
}

/** One cell. */
export function TableCell({ children, align = 'start', truncate, colSpan }: TableCellProps) {
  return (
    <td
      className={classNames(
        styles.cell,
        align === 'end' && styles.end,
        truncate && styles.truncate,
      )}
      colSpan={colSpan}
    >
      {children}
    </td>
  );
}

/** The cell that names its row. */
export function RowHeader({ children, truncate }: Pick<TableCellProps, 'children' | 'truncate'>) {
  return (
    <th
      scope="row"
      className={classNames(styles.cell, truncate && styles.truncate)}
      style={{ fontWeight: 500, textAlign: 'start' }}
    >
      {children}
    </th>
  );
}

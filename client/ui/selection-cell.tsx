import { Checkbox } from './checkbox.tsx';
import { classNames } from './class-names.ts';
import styles from './table.module.css';

interface SelectionCellProps {
  /** "Select Faster triage". */
  label: string;
  isSelected: boolean;
  isIndeterminate?: boolean;
  onChange: (isSelected: boolean) => void;
  /** In the header it selects all. */
  inHeader?: boolean;
}

/** The first cell of a row that can be selected, or of the header. */
export function SelectionCell({
  label,
  isSelected,
  isIndeterminate,
  onChange,
  inHeader,
}: SelectionCellProps) {
  const Cell = inHeader ? 'th' : 'td';
  return (
    <Cell className={classNames(inHeader ? styles.head : styles.cell, styles.select)}>
      <Checkbox
        label={label}
        labelHidden
        checked={isSelected}
        isIndeterminate={isIndeterminate ?? false}
        onChange={(event) => onChange(event.target.checked)}
      />
    </Cell>
  );
}

import { ChevronDown } from 'lucide-react';
import { Button } from './button.tsx';
import styles from './filter-menu.module.css';
import { Menu } from './menu.tsx';

interface FilterMenuProps {
  /** What is filtered by: "Priority". */
  label: string;
  options: readonly { id: string; name: string }[];
  /** Null: any. */
  value: string | null;
  onChange: (value: string | null) => void;
}

/** A button that narrows a list to one of its options and then shows which. */
export function FilterMenu({ label, options, value, onChange }: FilterMenuProps) {
  const chosen = options.find(({ id }) => id === value)?.name;
  const item = (id: string | null, text: string) => ({
    label: text,
    isCurrent: id === value,
    onAction: () => onChange(id),
  });
  return (
    <Menu
      label={`Filter by ${label.toLowerCase()}`}
      trigger={
        <Button variant={chosen ? 'secondary' : 'quiet'}>
          <span className={styles.choice}>{chosen ?? label}</span>
          <ChevronDown aria-hidden="true" />
        </Button>
      }
      sections={[
        { title: label, items: [item(null, 'Any')] },
        { items: options.map(({ id, name }) => item(id, name)) },
      ]}
    />
  );
}

import { ChevronDown, X } from 'lucide-react';
import { Button } from '#client/ui/button.tsx';
import { Menu } from '#client/ui/menu.tsx';
import { SearchField } from '#client/ui/search-field.tsx';
import styles from './board-filters.module.css';
import { type BoardFilter, isFiltering, type Lists } from './board-view.ts';

interface BoardFiltersProps {
  filter: BoardFilter;
  onChange: (filter: BoardFilter) => void;
  lists: Lists;
  /** "12 of 40 cards". */
  summary: string;
}

/** Narrows the board by words, priority and owner; the page keeps it in the URL. */
export function BoardFilters({ filter, onChange, lists, summary }: BoardFiltersProps) {
  return (
    <>
      <div className={styles.search}>
        <SearchField
          label="Find a card"
          value={filter.text}
          onChange={(text) => onChange({ ...filter, text })}
          aria-keyshortcuts="/"
          data-board-search
        />
      </div>
      <Choice
        label="Priority"
        list={lists.priorities}
        value={filter.priority}
        onChange={(priority) => onChange({ ...filter, priority })}
      />
      <Choice
        label="Owner"
        list={lists.owners}
        value={filter.owner}
        onChange={(owner) => onChange({ ...filter, owner })}
      />
      {isFiltering(filter) && (
        <>
          <Button
            variant="quiet"
            icon={<X aria-hidden="true" />}
            onPress={() => onChange({ text: '', priority: null, owner: null })}
          >
            Clear
          </Button>
          <span className={styles.summary} role="status">
            {summary}
          </span>
        </>
      )}
    </>
  );
}

interface ChoiceProps {
  label: string;
  list: readonly { id: string; name: string }[];
  value: string | null;
  onChange: (value: string | null) => void;
}

function Choice({ label, list, value, onChange }: ChoiceProps) {
  if (list.length === 0) return null;
  const none = `No ${label.toLowerCase()}`;
  const chosen = value === 'none' ? none : list.find(({ id }) => id === value)?.name;
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
        { title: label, items: [item(null, 'Any'), item('none', none)] },
        { items: list.map(({ id, name }) => item(id, name)) },
      ]}
    />
  );
}

import { X } from 'lucide-react';
import { Button } from '#client/ui/button.tsx';
import { FilterMenu } from '#client/ui/filter-menu.tsx';
import { SearchField } from '#client/ui/search-field.tsx';
import styles from './board-filters.module.css';
import { type BoardFilter, isFiltering, type Lists } from './board-view.ts';

type Named = { id: string; name: string };

const withNone = (name: string, list: readonly Named[]) => [{ id: 'none', name }, ...list];

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
      <FilterMenu
        label="Priority"
        options={withNone('No priority', lists.priorities)}
        value={filter.priority}
        onChange={(priority) => onChange({ ...filter, priority })}
      />
      <FilterMenu
        label="Owner"
        options={withNone('No owner', lists.owners)}
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

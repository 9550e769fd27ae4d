import { X } from 'lucide-react';
import { memo } from 'react';
import { Button } from '#client/ui/button.tsx';
import { FilterMenu } from '#client/ui/filter-menu.tsx';
import { SearchField } from '#client/ui/search-field.tsx';
import { ViewSwitch } from '#client/ui/view-switch.tsx';
import styles from './ranking-filters.module.css';
import { horizons, type RankingLook, type RankingView } from './ranking-url.ts';

type Named = { id: string; name: string };

interface RankingFiltersProps {
  look: RankingLook;
  onChange: (change: Partial<RankingLook>) => void;
  priorities: readonly Named[];
  owners: readonly Named[];
}

const weeksAhead = horizons.map((weeks) => ({ id: String(weeks), name: `Next ${weeks} weeks` }));
const views: readonly { id: RankingView; name: string; narrowOnly?: boolean }[] = [
  { id: 'list', name: 'List' },
  { id: 'matrix', name: 'Value/effort' },
  { id: 'duels', name: 'Duels' },
  { id: 'settle', name: 'What settles it', narrowOnly: true },
];

/** For when and whom, and what of it is looked at. */
export const RankingFilters = memo(function RankingFilters({
  look,
  onChange,
  priorities,
  owners,
}: RankingFiltersProps) {
  const isNarrowed = look.text !== '' || look.priorityId !== null || look.contested;
  return (
    <>
      <ViewSwitch
        label="Views of the ranking"
        views={views}
        value={look.view}
        onChange={(view) => onChange({ view: view as RankingView, openId: null })}
      />
      <div className={styles.narrowing}>
        <FilterMenu
          label="Weeks ahead"
          options={weeksAhead}
          value={String(look.weeks)}
          onChange={(weeks) => onChange({ weeks: Number(weeks ?? 13) })}
        />
        <FilterMenu
          label="Owner"
          options={owners}
          value={look.ownerId}
          onChange={(ownerId) => onChange({ ownerId })}
        />
        <FilterMenu
          label="Priority"
          options={[{ id: 'none', name: 'No priority' }, ...priorities]}
          value={look.priorityId}
          onChange={(priorityId) => onChange({ priorityId })}
        />
        <Button
          variant={look.contested ? 'secondary' : 'quiet'}
          aria-pressed={look.contested}
          onPress={() => onChange({ contested: !look.contested })}
        >
          Contested only
        </Button>
        <div className={styles.find}>
          <SearchField
            label="Find in the ranking"
            value={look.text}
            onChange={(text) => onChange({ text })}
          />
        </div>
        {isNarrowed && (
          <Button
            variant="quiet"
            icon={<X aria-hidden="true" />}
            onPress={() => onChange({ text: '', priorityId: null, contested: false })}
          >
            Clear
          </Button>
        )}
      </div>
    </>
  );
});

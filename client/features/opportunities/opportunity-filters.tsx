import { X } from 'lucide-react';
import { Button } from '#client/ui/button.tsx';
import { FilterMenu } from '#client/ui/filter-menu.tsx';
import { SearchField } from '#client/ui/search-field.tsx';
import { Stage, stageName } from '#shared/roadmap/stage.ts';
import { isNarrowed, type ListView } from './opportunity-list-api.ts';

type Named = { id: string; name: string };

interface OpportunityFiltersProps {
  view: ListView;
  onChange: (change: Partial<ListView>) => void;
  priorities: readonly Named[];
  owners: readonly Named[];
}

const stages = Stage.options.map((id) => ({ id, name: stageName[id] }));
const nothing = { text: '', priorityId: null, ownerId: null, stage: null };

/** Narrows the list by words, stage, priority and owner. */
export function OpportunityFilters({
  view,
  onChange,
  priorities,
  owners,
}: OpportunityFiltersProps) {
  return (
    <>
      <div style={{ width: 'min(15rem, 100%)' }}>
        <SearchField
          label="Find an opportunity"
          value={view.text}
          onChange={(text) => onChange({ text })}
        />
      </div>
      <FilterMenu
        label="Stage"
        options={stages}
        value={view.stage}
        onChange={(stage) => onChange({ stage: stage as Stage | null })}
      />
      <FilterMenu
        label="Priority"
        options={[{ id: 'none', name: 'No priority' }, ...priorities]}
        value={view.priorityId}
        onChange={(priorityId) => onChange({ priorityId })}
      />
      <FilterMenu
        label="Owner"
        options={[{ id: 'none', name: 'No owner' }, ...owners]}
        value={view.ownerId}
        onChange={(ownerId) => onChange({ ownerId })}
      />
      {isNarrowed(view) && (
        <Button variant="quiet" icon={<X aria-hidden="true" />} onPress={() => onChange(nothing)}>
          Clear
        </Button>
      )}
    </>
  );
}

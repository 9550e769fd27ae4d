import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSettled } from '#client/lib/use-settled.ts';
import { RadioGroup } from '#client/ui/radio-group.tsx';
import { SearchField } from '#client/ui/search-field.tsx';
import { type Stage, stageName } from '#shared/roadmap/stage.ts';
import styles from './opportunity-picker.module.css';
import { LEAST_LETTERS, opportunitySearchQuery } from './search-api.ts';
import { similarQuery } from './similar-api.ts';

const PAUSE_MS = 150;
const SHOWN = 6;

interface Pickable {
  id: string;
  title: string;
  stage: Stage;
}

interface OpportunityPickerProps {
  slug: string;
  label: string;
  /** Shown first: what looks like this title. */
  title: string;
  not?: string | undefined;
  value: string | null;
  onChange: (id: string) => void;
  error?: string | undefined;
}

/** One opportunity of many: what looks alike, or found by words. What is chosen stays in view. */
export function OpportunityPicker(props: OpportunityPickerProps) {
  const { slug, label, title, not, value, onChange, error } = props;
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Pickable>();
  const asked = useSettled(text.trim(), PAUSE_MS);
  const isSearching = asked.length >= LEAST_LETTERS;
  const similar = useQuery(similarQuery(slug, title, not)).data?.opportunities ?? [];
  const found = useQuery(opportunitySearchQuery(slug, asked)).data?.opportunities ?? [];
  const shown = (isSearching ? found : similar).filter(({ id }) => id !== not).slice(0, SHOWN);
  const isChosenShown = shown.some(({ id }) => id === value);
  const all = chosen && chosen.id === value && !isChosenShown ? [chosen, ...shown] : shown;
  return (
    <div className={styles.picker}>
      <SearchField label="Find an opportunity by its words" value={text} onChange={setText} />
      {all.length > 0 ? (
        <RadioGroup
          label={label}
          options={all.map(optionOf)}
          value={value}
          error={error}
          onChange={(id) => {
            setChosen(all.find((one) => one.id === id));
            onChange(id);
          }}
        />
      ) : (
        <p className={styles.nothing} role="status">
          {isSearching
            ? 'No opportunity has these words.'
            : 'None looks alike. Find one by its words.'}
        </p>
      )}
    </div>
  );
}

const optionOf = ({ id, title, stage }: Pickable) => ({
  value: id,
  label: title,
  description: stageName[stage],
});

import { FieldRow } from '#client/ui/form.tsx';
import { NumberField } from '#client/ui/number-field.tsx';
import type { Option } from '#client/ui/option-item.tsx';
import { Select } from '#client/ui/select.tsx';
import type { WhatWords } from './what-words.ts';

const choices = [
  ['priorityId', 'Priority'],
  ['ownerId', 'Owner'],
  ['metricId', 'Metric'],
] as const;

interface WhatFiguresProps {
  words: WhatWords;
  set: (change: Partial<WhatWords>) => void;
  errorOf: (name: string) => string | undefined;
  lists: Record<(typeof choices)[number][0], readonly Option[]>;
}

const NONE = 'none';

/** What it costs to do and to wait, and what it belongs to. */
export function WhatFigures({ words, set, errorOf, lists }: WhatFiguresProps) {
  return (
    <>
      <FieldRow>
        <NumberField
          label="Effort, low"
          unit="weeks"
          min={0}
          value={words.low}
          onChange={(low) => set({ low })}
        />
        <NumberField
          label="Effort, likely"
          unit="weeks"
          min={0}
          value={words.likely}
          onChange={(likely) => set({ likely })}
          error={errorOf('effort.likely') ?? errorOf('effort')}
        />
        <NumberField
          label="Effort, high"
          unit="weeks"
          min={0}
          value={words.high}
          onChange={(high) => set({ high })}
        />
      </FieldRow>
      <FieldRow>
        <NumberField
          label="Cost of delay"
          unit="per week"
          min={0}
          value={words.costOfDelay}
          onChange={(costOfDelay) => set({ costOfDelay })}
          error={errorOf('costOfDelay')}
        />
        {choices.map(([name, label]) => (
          <Select
            key={name}
            label={label}
            options={[{ value: NONE, label: 'None' }, ...lists[name]]}
            value={words[name] ?? NONE}
            onChange={(value) => set({ [name]: value === NONE ? null : value })}
            error={errorOf(name)}
          />
        ))}
      </FieldRow>
    </>
  );
}

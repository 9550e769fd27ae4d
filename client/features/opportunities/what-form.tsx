import type { Done } from '#client/lib/done.ts';
import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import type { Option } from '#client/ui/option-item.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import { EditOpportunity, type Opportunity } from '#shared/opportunities/schema.ts';
import { type Address, useEditOpportunity } from './api.ts';
import { ChangedMeanwhile } from './changed-meanwhile.tsx';
import { EvidenceField } from './evidence-field.tsx';
import { WhatFigures } from './what-figures.tsx';
import { changedMeanwhile, inputOf, type WhatWords, wordsOf } from './what-words.ts';

interface WhatFormProps {
  address: Address;
  opportunity: Opportunity;
  priorities: readonly Option[];
  owners: readonly Option[];
  metrics: readonly Option[];
  onDone: (done: Done) => void;
  onCancel: () => void;
}

/** What it is, for whom and why, as it is written. Sends only what was changed. */
export function WhatForm({
  address,
  opportunity,
  priorities,
  owners,
  metrics,
  onDone,
  onCancel,
}: WhatFormProps) {
  const saved = wordsOf(opportunity);
  // `base` is what the words started from: whoever changed it since is shown, not overwritten.
  const form = useKeptForm<WhatWords & { base: WhatWords }>(`what.${address.id}`, {
    ...saved,
    base: saved,
  });
  const edit = useEditOpportunity(address);
  const { values: words, set } = form;
  const { base } = words;
  const error = (name: string) => form.errorOf(name);
  const theirs = changedMeanwhile(base, saved, words);

  function save() {
    const input = form.check(EditOpportunity, inputOf(base, words));
    if (!input) return;
    const done = () => {
      form.forget();
      onDone({ said: 'Saved.' });
    };
    edit.send({ version: opportunity.version, input }, { done, refused: form.refuse });
  }

  function leave() {
    form.forget();
    onCancel();
  }

  return (
    <ActForm
      title="Edit"
      verb="Save"
      isPending={edit.isPending}
      whyNot={theirs.length > 0 ? 'Somebody changed the same words: choose which ones stay.' : null}
      refusal={form.refusal}
      refusals={form.refusals}
      onSubmit={save}
      onCancel={leave}
    >
      {theirs.map((name) => (
        <ChangedMeanwhile
          key={name}
          name={name}
          theirs={saved}
          onTake={() => set({ base: { ...base, [name]: saved[name] }, [name]: saved[name] })}
          onKeep={() => set({ base: { ...base, [name]: saved[name] } })}
        />
      ))}
      <TextArea
        label="Problem"
        rows={3}
        value={words.problem}
        onChange={(event) => set({ problem: event.target.value })}
        error={error('problem')}
      />
      <TextField
        label="For whom"
        value={words.forWhom}
        onChange={(event) => set({ forWhom: event.target.value })}
        error={error('forWhom')}
      />
      <TextArea
        label="Hypothesis"
        hint="If we do this, then that number moves, because…"
        rows={2}
        value={words.hypothesis}
        onChange={(event) => set({ hypothesis: event.target.value })}
        error={error('hypothesis')}
      />
      <EvidenceField
        evidence={words.evidence}
        onChange={(evidence) => set({ evidence })}
        errorOf={error}
      />
      <WhatFigures
        words={words}
        set={set}
        errorOf={error}
        lists={{ priorityId: priorities, ownerId: owners, metricId: metrics }}
      />
    </ActForm>
  );
}

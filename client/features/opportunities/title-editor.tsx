import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Done } from '#client/lib/done.ts';
import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { Button } from '#client/ui/button.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import { EditOpportunity, type Opportunity } from '#shared/opportunities/schema.ts';
import { type Address, useEditOpportunity } from './api.ts';
import styles from './title-editor.module.css';

interface TitleEditorProps {
  address: Address;
  opportunity: Opportunity;
  onDone: (done: Done) => void;
  onCancel: () => void;
}

/** The title, changed where it stands. */
export function TitleEditor({ address, opportunity, onDone, onCancel }: TitleEditorProps) {
  const form = useKeptForm(`title.${address.id}`, { title: opportunity.title });
  const edit = useEditOpportunity(address);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);

  function leave() {
    form.forget();
    onCancel();
  }

  function save() {
    const input = form.check(EditOpportunity, form.values);
    if (!input || edit.isPending) return;
    const done = () => {
      form.forget();
      onDone({ said: 'Title changed.' });
    };
    edit.send({ version: opportunity.version, input }, { done, refused: form.refuse });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    leave();
  }

  return (
    <form
      className={styles.form}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField
        ref={input}
        label="Title"
        labelHidden
        autoFocus
        value={form.values.title}
        onChange={(event) => form.set({ title: event.target.value })}
        error={form.errorOf('title') ?? form.refusal?.sentence}
      />
      <Button type="submit" variant="primary" isPending={edit.isPending}>
        Save
      </Button>
      <Button variant="quiet" onPress={leave}>
        Cancel
      </Button>
    </form>
  );
}

import { type FormEvent, useRef } from 'react';
import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { Button } from '#client/ui/button.tsx';
import { Select } from '#client/ui/select.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import { WriteAssumption } from '#shared/handoffs/assumption.ts';
import { type BriefField, briefFieldName } from '#shared/handoffs/brief-fields.ts';
import type { HandoffAddress } from './api.ts';
import { useAssume } from './assumption-api.ts';
import styles from './assumption-list.module.css';

const ALL = 'all';

const options: { value: string; label: string }[] = [
  { value: ALL, label: 'All of it' },
  ...(Object.keys(briefFieldName) as BriefField[])
    .filter((field) => field !== 'assumptions' && field !== 'openQuestions')
    .map((field) => ({ value: field, label: briefFieldName[field] })),
];

/** One line: what is assumed, and which field it concerns. Enter adds it, and the next can be written at once. */
export function AssumptionForm({ address }: { address: HandoffAddress }) {
  const first = { sentence: '', field: ALL };
  const form = useKeptForm(`assumption.${address.handoffId}`, first);
  const assume = useAssume(address);
  const line = useRef<HTMLInputElement>(null);
  function submit(event: FormEvent) {
    event.preventDefault();
    const { sentence, field } = form.values;
    const body = form.check(WriteAssumption, { sentence, field: field === ALL ? null : field });
    if (!body || assume.isPending) return;
    const done = () => {
      form.set({ sentence: '' });
      line.current?.focus();
    };
    assume.send(body, { done, refused: form.refuse });
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        ref={line}
        label="What is assumed"
        placeholder="What has to be true, in one sentence"
        maxLength={1000}
        value={form.values.sentence}
        onChange={(event) => form.set({ sentence: event.target.value })}
        error={form.errorOf('sentence') ?? form.refusal?.sentence}
      />
      <Select
        label="About"
        options={options}
        value={form.values.field}
        onChange={(field) => form.set({ field })}
      />
      <Button type="submit" isPending={assume.isPending}>
        Add
      </Button>
    </form>
  );
}

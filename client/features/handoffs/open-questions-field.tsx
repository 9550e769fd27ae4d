import { Plus, X } from 'lucide-react';
import { Button } from '#client/ui/button.tsx';
import { DateField } from '#client/ui/date-field.tsx';
import { IconButton } from '#client/ui/icon-button.tsx';
import { Select } from '#client/ui/select.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import type { OpenQuestion } from '#shared/handoffs/brief.ts';
import { type BriefField, briefFieldName } from '#shared/handoffs/brief-fields.ts';
import type { Member } from '#shared/people/schema.ts';
import styles from './rows-field.module.css';

interface OpenQuestionsFieldProps {
  questions: readonly OpenQuestion[];
  members: readonly Member[];
  onChange: (questions: OpenQuestion[]) => void;
}

const ALL = 'all';
const fields = [
  { value: ALL, label: 'All of it' },
  ...(Object.keys(briefFieldName) as BriefField[])
    .filter((field) => field !== 'openQuestions' && field !== 'assumptions')
    .map((field) => ({ value: field as string, label: briefFieldName[field] as string })),
];

/** What is not known yet, who finds out, and until when. */
export function OpenQuestionsField({ questions, members, onChange }: OpenQuestionsFieldProps) {
  const people = members
    .filter(({ removedAt }) => removedAt === null)
    .map(({ id, name }) => ({ value: id, label: name }));
  const write = (at: number, change: Partial<OpenQuestion>) =>
    onChange(questions.map((open, index) => (index === at ? { ...open, ...change } : open)));
  return (
    <fieldset className={styles.field}>
      <legend className={styles.legend}>Open questions</legend>
      <p className={styles.hint}>
        “Unknown” is allowed with somebody who finds out, and a day. It then stands in for the field
        it is about.
      </p>
      {questions.map((open, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: questions of a draft have no identity but their place
        <div className={styles.question} key={at} data-row>
          <TextField
            label={`Open question ${at + 1}`}
            value={open.question}
            onChange={(event) => write(at, { question: event.target.value })}
          />
          <Select
            label={`About (${at + 1})`}
            options={fields}
            value={open.field === '' ? ALL : open.field}
            onChange={(field) => write(at, { field: field === ALL ? '' : field })}
          />
          <Select
            label={`Who finds out (${at + 1})`}
            options={people}
            value={open.memberId}
            onChange={(memberId) => write(at, { memberId })}
          />
          <DateField
            label={`Until (${at + 1})`}
            value={open.due ?? ''}
            onChange={(event) => write(at, { due: event.target.value || null })}
          />
          <IconButton
            label={`Remove open question ${at + 1}`}
            icon={<X aria-hidden="true" />}
            onPress={() => onChange(questions.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      <Button
        size="small"
        variant="quiet"
        icon={<Plus aria-hidden="true" />}
        onPress={() =>
          onChange([...questions, { field: '', question: '', memberId: null, due: null }])
        }
      >
        Add an open question
      </Button>
    </fieldset>
  );
}

import { useState } from 'react';
import { ApiError } from '#client/lib/api-error.ts';
import { focusWrong } from '#client/lib/focus-wrong.ts';
import { keep, readKept } from '#client/lib/kept-words.ts';
import { type KeptForm, useKeptForm } from '#client/lib/use-kept-form.ts';
import { Button } from '#client/ui/button.tsx';
import { Form } from '#client/ui/form.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import { Propose, type Proposed, type PublicForm } from '#shared/opportunities/intake.ts';
import { usePropose } from './intake-public-api.ts';
import styles from './propose-form.module.css';

interface ProposeFormProps {
  token: string;
  form: PublicForm;
  /** The form's stamp is too old: asks for a new one. */
  onStale: () => void;
  onProposed: (proposed: Proposed) => void;
}

const empty = { title: '', problem: '', forWhom: '', submitterName: '', submitterEmail: '' };
type Words = typeof empty;

/** One request has one key, until its words change: sent again after a lost answer, or a reload, it is one proposal. */
function keyFor(token: string, words: string): string {
  const name = `propose-key.${token}`;
  const last = readKept<{ words: string; key: string }>(name);
  if (last?.words === words) return last.key;
  const key = crypto.randomUUID();
  keep(name, { words, key });
  return key;
}

/** Everything asked of somebody without an account; what they wrote survives a reload. */
export function ProposeForm({ token, form, onStale, onProposed }: ProposeFormProps) {
  const words = useKeptForm<Words>(`propose.${token}`, empty);
  const [leaveEmpty, setLeaveEmpty] = useState('');
  const send = usePropose(token);

  function refused(error: unknown) {
    const isStamp = error instanceof ApiError && error.fields.some(({ path }) => path === 'stamp');
    if (isStamp) onStale();
    words.refuse(error);
  }

  function submit() {
    const { submitterEmail, ...rest } = words.values;
    const email = submitterEmail.trim() || null;
    const said = { ...rest, submitterEmail: email, leaveEmpty, stamp: form.stamp };
    const input = words.check(Propose, said);
    if (!input) return focusWrong();
    const onSuccess = (proposed: Proposed) => {
      words.forget();
      keep(`propose-key.${token}`, undefined);
      onProposed(proposed);
    };
    const key = keyFor(token, JSON.stringify(words.values));
    send.mutate({ key, input }, { onSuccess, onError: refused });
  }

  return (
    <Form
      problem={words.refusal?.sentence}
      aria-label="Proposal"
      onSubmit={(event) => {
        event.preventDefault();
        if (!send.isPending) submit();
      }}
    >
      <Fields words={words} />
      <div className={styles.trap} aria-hidden="true">
        <label>
          Leave this empty
          <input
            name="leaveEmpty"
            tabIndex={-1}
            autoComplete="off"
            value={leaveEmpty}
            onChange={(event) => setLeaveEmpty(event.target.value)}
          />
        </label>
      </div>
      <div className={styles.send}>
        <Button type="submit" variant="primary" size="large" isPending={send.isPending}>
          Send the proposal
        </Button>
        <p className={styles.hint}>
          You get a link to a receipt. It is how you learn what becomes of your proposal: nobody
          writes to you yet.
        </p>
      </div>
    </Form>
  );
}

function Fields({ words }: { words: KeptForm<Words> }) {
  const field = (name: keyof Words) => ({
    name,
    value: words.values[name],
    error: words.errorOf(name),
    onChange: (event: { target: { value: string } }) => words.set({ [name]: event.target.value }),
  });
  return (
    <>
      <TextField
        label="What would be different, in one line?"
        maxLength={200}
        autoComplete="off"
        {...field('title')}
      />
      <TextArea
        label="What is the problem today?"
        hint="What happens, how often, and what it costs. A few sentences are enough."
        rows={5}
        {...field('problem')}
      />
      <TextField label="Who has this problem?" optional autoComplete="off" {...field('forWhom')} />
      <TextField
        label="Your name"
        autoComplete="name"
        maxLength={120}
        {...field('submitterName')}
      />
      <TextField
        label="Your e-mail address"
        optional
        type="email"
        autoComplete="email"
        hint="So that somebody can ask you back."
        {...field('submitterEmail')}
      />
    </>
  );
}

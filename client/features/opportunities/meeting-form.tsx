import { useState } from 'react';
import { ApiError } from '#client/lib/api-error.ts';
import type { Done } from '#client/lib/done.ts';
import { formatScore, plural } from '#client/lib/format.ts';
import { type KeptForm, useKeptForm } from '#client/lib/use-kept-form.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import { Panel } from '#client/ui/panel.tsx';
import {
  DecideTogether,
  type DecisionKind,
  type MovedTogether,
} from '#shared/opportunities/decision.ts';
import type { Horizon } from '#shared/scoring/ranking.ts';
import type { Day } from '#shared/time.ts';
import { reopenTogether, useDecideTogether } from './decision-api.ts';
import { type DecisionDraft, DecisionFields, emptyDecision } from './decision-fields.tsx';
import { decisionWords } from './decision-words.ts';
import styles from './meeting-bar.module.css';
import type { Watchable } from './reopen-condition.tsx';

/** One opportunity the meeting has chosen, as it saw it. */
export interface ChosenOne {
  id: string;
  title: string;
  version: number;
  score: number;
}

interface MeetingFormProps {
  slug: string;
  kind: DecisionKind;
  chosen: readonly ChosenOne[];
  horizon: Horizon;
  /** The best of those that are not chosen, to say what was beaten. */
  beaten: readonly string[];
  metrics: readonly Watchable[];
  today: Day;
  onDone: (done: Done) => void;
  onClose: () => void;
}

const namesOf = (titles: readonly string[]): string =>
  titles.length < 2 ? titles.join('') : `${titles.slice(0, -1).join(', ')} and ${titles.at(-1)}`;

/** One form for all that were chosen: they are decided together, or not at all. */
export function MeetingForm(props: MeetingFormProps) {
  const { slug, kind, chosen, horizon, beaten, metrics, today, onDone, onClose } = props;
  const { name, done: verb } = decisionWords[kind];
  const count = plural(chosen.length, 'opportunity', 'opportunities');
  const form = useKeptForm<DecisionDraft>(`meeting.${slug}.${kind}`, {
    ...emptyDecision(today),
    beat: kind === 'PURSUE' ? namesOf(beaten).slice(0, 2000) : '',
  });
  const [wrong, setWrong] = useState<Wrong>({});
  const decide = useDecideTogether(slug);

  function submit() {
    const opportunities = chosen.map(({ id, version }) => ({ id, version }));
    const reviewDate = form.values.reviewDate || null;
    const given = { ...form.values, reviewDate, kind, opportunities, horizon };
    const input = form.check(DecideTogether, given);
    if (!input) return;
    setWrong({});
    decide.send(input, {
      done: (answer) => {
        form.forget();
        onDone(doneOf(slug, { kind, count, answer }));
      },
      refused: (error) => {
        setWrong(wrongOf(error));
        form.refuse(error);
      },
    });
  }

  return (
    <Panel title={`${name} ${count}`} onClose={onClose}>
      <Chosen chosen={chosen} wrong={wrong} />
      <MeetingWords
        {...{ form, kind, today, metrics, verb, count, submit, onClose }}
        isPending={decide.isPending}
      />
    </Panel>
  );
}

interface MeetingWordsProps {
  form: KeptForm<DecisionDraft>;
  kind: DecisionKind;
  today: Day;
  metrics: readonly Watchable[];
  verb: string;
  /** "5 opportunities" */
  count: string;
  isPending: boolean;
  submit: () => void;
  onClose: () => void;
}

function MeetingWords({
  form,
  kind,
  today,
  metrics,
  verb,
  count,
  isPending,
  submit,
  onClose,
}: MeetingWordsProps) {
  return (
    <ActForm
      title="The decision"
      lead="All of them are decided, or none. The list, scores, weights, bands and cut line of this moment are frozen with it."
      verb={`Decide ${verb} ${count}`}
      isPending={isPending}
      refusal={form.refusal}
      refusals={form.refusals}
      onSubmit={submit}
      onCancel={onClose}
    >
      <DecisionFields form={form} kind={kind} today={today} metrics={metrics} />
    </ActForm>
  );
}

/** Why one of them cannot be decided, by its id. */
type Wrong = Readonly<Record<string, string>>;

const wrongOf = (error: unknown): Wrong =>
  Object.fromEntries(
    (error instanceof ApiError ? error.fields : []).flatMap(({ path, message }) => {
      const [of, id] = path.split('.');
      return of === 'opportunities' && id ? [[id, message]] : [];
    }),
  );

function Chosen({ chosen, wrong }: { chosen: readonly ChosenOne[]; wrong: Wrong }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <ul className={styles.chosen} aria-label="Chosen" tabIndex={0}>
      {chosen.map(({ id, title, score }) => (
        <li key={id}>
          <span className={styles.title} title={title}>
            {title}
          </span>
          <span className={styles.score}>{formatScore(score)}</span>
          {wrong[id] && (
            <span className={styles.wrong} role="alert">
              {wrong[id]}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

type Answered = { kind: DecisionKind; count: string; answer: MovedTogether };

const doneOf = (slug: string, { kind, count, answer }: Answered): Done => ({
  said: `${decisionWords[kind].past} ${count}.`,
  undo: () =>
    reopenTogether(slug, {
      reason: 'Undone right after deciding.',
      undo: true,
      opportunities: answer.moved.map(({ opportunityId: id, version }) => ({ id, version })),
    }),
});

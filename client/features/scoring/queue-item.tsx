import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { useShortcuts } from '#client/lib/use-shortcuts.ts';
import { Button } from '#client/ui/button.tsx';
import { Kbd } from '#client/ui/kbd.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { SaveState } from '#client/ui/save-state.tsx';
import type { Answer, Criterion } from '#shared/scoring/schema.ts';
import type { QueueEntry, SkipRating } from '#shared/scoring/session.ts';
import { rangeText } from './answer-words.ts';
import { CriteriaFields, focusCriterion } from './criteria-fields.tsx';
import styles from './queue.module.css';
import { QueueWords } from './queue-words.tsx';
import { SkipForm } from './skip-form.tsx';
import { useRatingDraft } from './use-rating-draft.ts';

/** A draft that is answered now. */
export interface Left {
  /** What of it is still on its way. */
  after: Promise<unknown>;
  /** It has arrived: nothing of it has to be kept in this tab. */
  forget: () => void;
}

interface QueueItemProps {
  entry: QueueEntry;
  criteria: readonly Criterion[];
  href: string;
  onHandIn: (answers: Answer[], left: Left) => void;
  onSkip: (input: SkipRating, left: Left) => void;
  onGo: (steps: number) => void;
}

/** One opportunity: its words, and my answers to every criterion. Enter hands in and goes on. */
export function QueueItem({ entry, criteria, href, onHandIn, onSkip, onGo }: QueueItemProps) {
  const { opportunityId: id, mine, outdated } = entry;
  const draft = useRatingDraft({ id, criteria, mine });
  const { given, open } = draft;
  const form = useRef<HTMLFormElement>(null);
  const [isSkipping, setSkipping] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const skip = () => setSkipping(true);
  useShortcuts({ s: skip, n: () => onGo(1), p: () => onGo(-1) }, { whileChoosing: true });

  useEffect(() => arrive(form.current), []);

  function handIn(event: SubmitEvent) {
    event.preventDefault();
    setRefused(open.length > 0);
    if (open.length > 0) return focusOpen(form.current);
    onHandIn([...given], leave());
  }

  const leave = (): Left => ({ after: draft.settle(), forget: draft.form.forget });

  return (
    <div className={styles.item}>
      <QueueWords entry={entry} href={href} />
      <div className={styles.answers}>
        <Outdated outdated={outdated} />
        <form
          ref={form}
          className={styles.form}
          aria-label="My rating"
          noValidate
          onSubmit={handIn}
        >
          <CriteriaFields criteria={criteria} answers={draft.answers} onChange={draft.set} />
          <div className={styles.foot}>
            <Button type="submit" variant="primary">
              Hand in
            </Button>
            <Button variant="quiet" onPress={skip}>
              Skip it…
            </Button>
            {given.length > 0 && <SaveState state={draft.saving} onRetry={draft.retry} />}
            {isRefused && open.length > 0 && (
              <p role="alert" className={styles.open}>
                Not rated yet: {open.map(({ name }) => name).join(', ')}.
              </p>
            )}
          </div>
        </form>
        {isSkipping && (
          <SkipForm
            isPending={false}
            onSkip={(input) => onSkip(input, leave())}
            onCancel={() => setSkipping(false)}
          />
        )}
        <Keys />
      </div>
    </div>
  );
}

/** Words and answers side by side: the answers have the focus. Below each other, the words are read first. */
function arrive(form: HTMLFormElement | null): void {
  const isWide = matchMedia('(min-width: 60rem)').matches;
  if (isWide) focusOpen(form);
  else document.getElementById('rated-title')?.focus();
}

/** To the first criterion that has no answer yet. */
function focusOpen(form: HTMLFormElement | null): void {
  const fields = [...(form?.querySelectorAll('[data-criterion]') ?? [])];
  focusCriterion(fields.find((field) => !field.hasAttribute('data-answered')) ?? fields[0]);
}

/** What I had said about criteria that left the model since; it is not handed in. */
function Outdated({ outdated }: Pick<QueueEntry, 'outdated'>) {
  if (outdated.length === 0) return null;
  return (
    <ProblemNote tone="neutral" title="The scoring model has changed since you began.">
      These answers are not asked for any more:{' '}
      {outdated.map((answer) => `${answer.name} ${rangeText(answer)}`).join(', ')}.
    </ProblemNote>
  );
}

const keys: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ['1', '…', '9'], does: 'the level' },
  { keys: ['←', '→'], does: 'one level' },
  { keys: ['↑', '↓'], does: 'criterion' },
  { keys: ['L', 'H'], does: 'set low, high' },
  { keys: ['Shift', '← →'], does: 'open the range' },
  { keys: ['Enter'], does: 'hand in' },
  { keys: ['S'], does: 'skip' },
  { keys: ['N', 'P'], does: 'next, previous' },
];

function Keys() {
  return (
    <ul className={styles.keys}>
      {keys.map((one) => (
        <li key={one.does}>
          <Kbd keys={one.keys} /> {one.does}
        </li>
      ))}
    </ul>
  );
}

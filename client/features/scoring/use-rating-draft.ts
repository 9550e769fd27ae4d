import { useEffect, useMemo, useRef, useState } from 'react';
import { useKeptForm } from '#client/lib/use-kept-form.ts';
import type { Saving } from '#client/ui/save-state.tsx';
import type { Answer, Criterion } from '#shared/scoring/schema.ts';
import { keepAnswers } from './rating-api.ts';

type Given = Answer;
type Answers = Record<string, Given>;
const SAVE_AFTER_MS = 900;

interface Drafted {
  /** Of the opportunity. */
  id: string;
  criteria: readonly Criterion[];
  mine: readonly Given[];
}

/** My answers while I write them: kept in this tab at once, and on the server a moment later. */
export function useRatingDraft({ id, criteria, mine }: Drafted) {
  const form = useKeptForm<{ answers: Answers }>(`rating.${id}`, { answers: answersOf(mine) });
  const { answers } = form.values;
  // What was answered about a criterion that has left the model is not sent any more.
  const given = useMemo(
    () => criteria.flatMap((criterion) => answers[criterion.id] ?? []),
    [criteria, answers],
  );
  const saver = useSaver({ id, given, isChanged: form.isChanged });
  return {
    form,
    answers,
    given,
    open: criteria.filter((criterion) => !answers[criterion.id]),
    set: (answer: Answer) => form.set({ answers: { ...answers, [answer.criterionId]: answer } }),
    ...saver,
  };
}

export function answersOf(mine: readonly Given[]): Answers {
  return Object.fromEntries(
    mine.map(({ criterionId, low, likely, high, rationale }) => [
      criterionId,
      { criterionId, low, likely, high, rationale },
    ]),
  );
}

interface Saved {
  id: string;
  given: readonly Given[];
  isChanged: boolean;
}

/** Sends the answers a moment after the last change, one after the other, and at once when they are left. */
function useSaver({ id, given, isChanged }: Saved) {
  const [saving, setSaving] = useState<Saving>('saved');
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const waiting = useRef<readonly Given[] | null>(null);
  const send = useRef(() => {});
  send.current = () => {
    const answers = waiting.current;
    if (!answers) return;
    waiting.current = null;
    setSaving('saving');
    line.current = line.current
      .then(() => keepAnswers(id, [...answers]))
      .then(
        () => setSaving((now) => (now === 'saving' ? 'saved' : now)),
        () => setSaving('failed'),
      );
  };

  useEffect(() => {
    if (!isChanged || given.length === 0) return;
    waiting.current = given;
    setSaving('unsaved');
    const timer = setTimeout(() => send.current(), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [given, isChanged]);
  useEffect(() => () => send.current(), []);

  return {
    saving,
    retry: () => {
      waiting.current = given;
      send.current();
    },
    /** Nothing more is sent; done when what is on its way has arrived. */
    settle: (): Promise<unknown> => {
      waiting.current = null;
      return line.current;
    },
  };
}

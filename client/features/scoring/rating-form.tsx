import { useEffect, useRef, useState } from 'react';
import type { Done } from '#client/lib/done.ts';
import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import { SaveState, type Saving } from '#client/ui/save-state.tsx';
import { wrongAnswers } from '#shared/scoring/rate.ts';
import {
  type Answer,
  type Criterion,
  RateOpportunity,
  type Rating,
} from '#shared/scoring/schema.ts';
import { CriterionField } from './criterion-field.tsx';
import { keepAnswers, type Rated, useRate } from './rating-api.ts';

interface RatingFormProps {
  address: Rated;
  criteria: readonly Criterion[];
  mine: readonly Rating[];
  onDone: (done: Done) => void;
}

type Answers = Record<string, Answer>;
const SAVE_AFTER_MS = 900;

/** My own answers, criterion by criterion; kept while I write, seen by nobody else before the reveal. */
export function RatingForm({ address, criteria, mine, onDone }: RatingFormProps) {
  const form = useKeptForm<{ answers: Answers }>(`rating.${address.id}`, {
    answers: answersOf(mine),
  });
  const rate = useRate(address);
  const { answers } = form.values;
  const [saving, holdSaving] = useKeptAnswers({
    id: address.id,
    answers,
    isChanged: form.isChanged,
  });
  const open = criteria.filter(({ id }) => !answers[id]);

  function handIn() {
    const given = Object.values(answers);
    const wrong = wrongAnswers(criteria, given, true);
    const input = form.check(RateOpportunity, { answers: given, submit: true });
    if (!input || wrong.length > 0) return;
    holdSaving();
    const done = () => {
      form.forget();
      onDone({ said: 'Rating handed in.' });
    };
    rate.send(input, { done, refused: form.refuse });
  }

  return (
    <ActForm
      title="My rating"
      lead="Alone, before you see the others’. Press a digit to answer, Tab to go on."
      verb="Hand in"
      isPending={rate.isPending}
      whyNot={open.length > 0 ? `Not rated yet: ${open.map(({ name }) => name).join(', ')}.` : null}
      refusal={form.refusal}
      refusals={form.refusals}
      onSubmit={handIn}
    >
      {criteria.map((criterion) => (
        <CriterionField
          key={criterion.id}
          criterion={criterion}
          answer={answers[criterion.id]}
          onChange={(answer) => form.set({ answers: { ...answers, [criterion.id]: answer } })}
        />
      ))}
      {open.length < criteria.length && <SaveState state={saving} />}
    </ActForm>
  );
}

function answersOf(mine: readonly Rating[]): Answers {
  return Object.fromEntries(
    mine.map(({ criterionId, low, likely, high, rationale }) => [
      criterionId,
      { criterionId, low, likely, high, rationale },
    ]),
  );
}

interface Kept {
  id: string;
  answers: Answers;
  isChanged: boolean;
}

/** Sends the answers a moment after the last change; the second value stops that for good, when they are handed in. */
function useKeptAnswers({ id, answers, isChanged }: Kept): [Saving, () => void] {
  const [state, setState] = useState<Saving>('saved');
  const isHeld = useRef(false);
  useEffect(() => {
    const given = Object.values(answers);
    if (!isChanged || given.length === 0) return;
    setState('unsaved');
    const timer = setTimeout(() => {
      if (isHeld.current) return;
      setState('saving');
      keepAnswers(id, given).then(
        () => setState((now) => (now === 'saving' ? 'saved' : now)),
        () => setState('failed'),
      );
    }, SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [id, answers, isChanged]);
  return [
    state,
    () => {
      isHeld.current = true;
    },
  ];
}

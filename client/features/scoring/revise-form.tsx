import { useState } from 'react';
import { requestIdOf, sentenceOf } from '#client/lib/api-error.ts';
import type { Done } from '#client/lib/done.ts';
import type { Refusal } from '#client/lib/use-kept-form.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import type { Criterion, Rating } from '#shared/scoring/schema.ts';
import { CriteriaFields } from './criteria-fields.tsx';
import { type Rated, useRevise } from './rating-api.ts';
import { answersOf } from './use-rating-draft.ts';

interface ReviseFormProps {
  address: Rated;
  criteria: readonly Criterion[];
  mine: readonly Rating[];
  onDone: (done: Done) => void;
  onCancel: () => void;
}

/** Another answer after the discussion; what was answered before stays beside it. */
export function ReviseForm({ address, criteria, mine, onDone, onCancel }: ReviseFormProps) {
  const [answers, setAnswers] = useState(() => answersOf(mine));
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [refusals, setRefusals] = useState(0);
  const revise = useRevise(address);
  const before = answersOf(mine);
  const changed = Object.values(answers).filter(
    (answer) => JSON.stringify(answer) !== JSON.stringify(before[answer.criterionId]),
  );

  function send() {
    revise.send(
      { answers: changed },
      {
        done: () => onDone({ said: 'Your rating is revised; both are kept.' }),
        refused: (error) => {
          setRefusal({ sentence: sentenceOf(error), requestId: requestIdOf(error) });
          setRefusals((count) => count + 1);
        },
      },
    );
  }

  return (
    <ActForm
      title="Revise my rating"
      lead="Everybody sees the new answer and the one before it."
      verb="Revise mine"
      isPending={revise.isPending}
      whyNot={changed.length === 0 ? 'Change an answer first.' : null}
      refusal={refusal}
      refusals={refusals}
      onSubmit={send}
      onCancel={onCancel}
    >
      <CriteriaFields
        criteria={criteria}
        answers={answers}
        onChange={(answer) => setAnswers({ ...answers, [answer.criterionId]: answer })}
      />
    </ActForm>
  );
}

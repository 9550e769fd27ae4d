import { useState } from 'react';
import { requestIdOf, sentenceOf } from '#client/lib/api-error.ts';
import type { Done } from '#client/lib/done.ts';
import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import type { Answer, RatingRound, ScoringModel } from '#shared/scoring/schema.ts';
import { CriteriaFields } from './criteria-fields.tsx';
import { type Rated, useRevise } from './rating-api.ts';
import { answersOf } from './use-rating-draft.ts';

interface AskedFormProps {
  address: Rated;
  model: ScoringModel;
  round: RatingRound;
  onDone: (done: Done) => void;
}

/** What somebody asked me about a revealed round: just that, answered here. My answer so far may stand. */
export function AskedForm({ address, model, round, onDone }: AskedFormProps) {
  const { asked, mine } = round;
  const isWhole = asked.some(({ input }) => input === 'RATING');
  const criteria = model.criteria.filter(
    ({ id }) => isWhole || asked.some(({ criterionId }) => criterionId === id),
  );
  const form = useKeptForm<{ answers: Record<string, Answer> }>(
    `asked.${asked.map(({ id }) => id).join()}`,
    {
      answers: answersOf(mine),
    },
  );
  const [refusal, setRefusal] = useState<Parameters<typeof ActForm>[0]['refusal']>(null);
  const [refusals, setRefusals] = useState(0);
  const revise = useRevise(address);
  const { answers } = form.values;
  const given = criteria.flatMap(({ id }) => answers[id] ?? []);
  const open = criteria.filter(({ id }) => !answers[id]);

  function send() {
    revise.send(
      { answers: given },
      {
        done: () => {
          form.forget();
          onDone({ said: `Answered for ${listOf(asked)}.` });
        },
        refused: (error) => {
          setRefusal({ sentence: sentenceOf(error), requestId: requestIdOf(error) });
          setRefusals((count) => count + 1);
        },
      },
    );
  }

  const notes = asked.filter(({ note }) => note !== '');
  const names = criteria.map(({ name }) => name).join(', ');
  return (
    <ActForm
      title={isWhole ? 'Your rating was asked for' : `Your answer to ${names} was asked for`}
      lead={`${listOf(asked)} asked because it could change what is above the cut line.`}
      verb="Give the answer"
      isPending={revise.isPending}
      whyNot={open.length > 0 ? `Not rated yet: ${open.map(({ name }) => name).join(', ')}.` : null}
      refusal={refusal}
      refusals={refusals}
      onSubmit={send}
    >
      {notes.map(({ id, note, askedByName }) => (
        <p key={id}>
          {askedByName}: “{note}”
        </p>
      ))}
      <CriteriaFields
        criteria={criteria}
        answers={answers}
        onChange={(answer) => form.set({ answers: { ...answers, [answer.criterionId]: answer } })}
      />
    </ActForm>
  );
}

/** "Ada Vogel and Henrik Dahl"; each once. */
const listOf = (asked: RatingRound['asked']): string =>
  [...new Set(asked.map(({ askedByName }) => askedByName))].join(' and ');

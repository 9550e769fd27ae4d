import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import { sentenceOf } from '#client/lib/api-error.ts';
import { nameIn } from '#client/lib/name-in.ts';
import { useSettled } from '#client/lib/use-settled.ts';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { notify } from '#client/ui/toast.tsx';
import type { OpenRequest } from '#shared/scoring/ranking.ts';
import type { ScoringModel } from '#shared/scoring/schema.ts';
import { type Askable, mayAnswer } from '#shared/scoring/whom-to-ask.ts';
import { AskedRow } from './asked-row.tsx';
import styles from './next-questions.module.css';
import { QuestionRow } from './question-row.tsx';
import { type Calculated, questionsQuery, useAskInput, useWithdrawInput } from './ranking-api.ts';
import { inputOf, type Question } from './ranking-calculation.ts';

type Person = Askable & { name: string };

interface NextQuestionsProps {
  of: Calculated;
  model: ScoringModel;
  requests: readonly OpenRequest[];
  members: readonly Person[];
  memberId: string;
  /** Why this member may not ask; null when they may. */
  whyNotAsk: string | null;
  titleOf: (id: string) => string;
  hrefOf: (id: string) => string;
}

/** Questions wait until the bands are there and nobody moves anything: they take as long as those again. */
const REST_MS = 600;
/** So many at once are enough; the next come when these are answered. */
const SHOWN = 8;

const isSame = (question: Question, request: OpenRequest): boolean =>
  question.opportunityId === request.opportunityId &&
  inputOf(question) === request.input &&
  question.criterionId === request.criterionId;

/** What to find out next: the inputs whose answer would most likely change what is above the line. */
export const NextQuestions = memo(function NextQuestions(props: NextQuestionsProps) {
  const { of, model, requests, members, memberId, whyNotAsk, titleOf, hrefOf } = props;
  const { slug } = of;
  const who = { members: members.map(askable), askerId: memberId };
  const resting = useSettled(of, REST_MS);
  const answer = useQuery(questionsQuery(resting, who));
  const asking = useAskInput(slug);
  const withdrawing = useWithdrawInput(slug);
  const nameOf = (id: string) => nameIn(members, id);
  const criterionOf = (id: string | null) => model.criteria.find((one) => one.id === id)?.name;
  const open = (answer.data ?? []).filter(
    (question) => !requests.some((request) => isSame(question, request)),
  );

  const takeBack = (id: string) =>
    withdrawing.send(id, {
      refused: (error) =>
        void notify({ title: 'It could not be taken back.', detail: sentenceOf(error) }),
    });

  function ask(question: Question, askedOfId: string) {
    const { opportunityId, criterionId, chance } = question;
    const input = { opportunityId, input: inputOf(question), criterionId, askedOfId, chance };
    asking.send(input, {
      done: ({ id }) =>
        void notify({
          title: `Asked ${nameOf(askedOfId)} about “${titleOf(opportunityId)}”.`,
          action: { label: 'Undo', onAction: () => takeBack(id) },
        }),
      refused: (error) => void notify({ title: 'It was not asked.', detail: sentenceOf(error) }),
    });
  }

  return (
    <>
      {requests.length > 0 && (
        <ul className={styles.list} aria-label="Asked, not answered yet">
          {requests.map((request) => (
            <AskedRow
              key={request.id}
              request={request}
              askedOf={nameOf(request.askedOfId)}
              title={titleOf(request.opportunityId)}
              href={hrefOf(request.opportunityId)}
              criterion={criterionOf(request.criterionId)}
              onTakeBack={request.askedById === memberId ? () => takeBack(request.id) : undefined}
            />
          ))}
        </ul>
      )}
      {answer.isError && (
        <ErrorNote
          title="The questions could not be calculated."
          error={answer.error}
          onRetry={() => void answer.refetch()}
        />
      )}
      {!answer.data && !answer.isError && <Skeleton lines={4} label="Looking for questions" />}
      {answer.data && open.length === 0 && (
        <p className={styles.none}>
          No single answer is likely to change what is above the cut line.
        </p>
      )}
      <ol
        className={styles.list}
        aria-label="Best questions first"
        data-old={answer.isPlaceholderData || undefined}
      >
        {open.slice(0, SHOWN).map((question) => (
          <QuestionRow
            key={`${question.opportunityId} ${question.input} ${question.criterionId}`}
            question={question}
            title={titleOf(question.opportunityId)}
            href={hrefOf(question.opportunityId)}
            criterion={criterionOf(question.criterionId)}
            people={members.filter((member) => mayAnswer(inputOf(question), member))}
            memberId={memberId}
            isPending={asking.isPending}
            onAsk={whyNotAsk === null ? (askedOfId) => ask(question, askedOfId) : undefined}
          />
        ))}
      </ol>
      {whyNotAsk !== null && open.length > 0 && <p className={styles.none}>{whyNotAsk}</p>}
    </>
  );
});

const askable = ({ id, roles, ownerIds }: Person): Askable => ({ id, roles, ownerIds });

import { useEffect, useState } from 'react';
import { sentenceOf } from '#client/lib/api-error.ts';
import { Badge } from '#client/ui/badge.tsx';
import { Button } from '#client/ui/button.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import { notify } from '#client/ui/toast.tsx';
import { nameOfBriefField } from '#shared/handoffs/brief-fields.ts';
import type { Question } from '#shared/handoffs/schema.ts';
import { AnswerForm } from './answer-form.tsx';
import { type HandoffAddress, useTakeAsRisk } from './api.ts';
import styles from './question-list.module.css';

interface QuestionListProps {
  address: HandoffAddress;
  questions: readonly Question[];
  nameOf: (id: string | null) => string;
  /** Why this member may not; null when they may. */
  whyNotAnswer: string | null;
  whyNotTakeRisk: string | null;
  /** Asked to answer: opens the first open question, and says that it has. */
  isAnswering?: boolean;
  onAnswering?: () => void;
}

/** Questions about the brief, open ones first, each with its answer or the way to one. */
export function QuestionList(props: QuestionListProps) {
  const {
    address,
    questions,
    nameOf,
    whyNotAnswer,
    whyNotTakeRisk,
    isAnswering = false,
    onAnswering,
  } = props;
  const [answering, setAnswering] = useState<string | null>(null);
  const takeAsRisk = useTakeAsRisk(address);
  const open = questions.filter(isOpen);
  const settled = questions.filter((question) => !isOpen(question));
  const first = open[0]?.id;
  useEffect(() => {
    if (!isAnswering || !first) return;
    setAnswering(first);
    onAnswering?.();
  }, [isAnswering, first, onAnswering]);
  const refused = (error: unknown) =>
    void notify({ title: 'It was not taken as a risk.', detail: sentenceOf(error) });
  return (
    <ul className={styles.questions}>
      {[...open, ...settled].map((question) => (
        <li className={styles.question} key={question.id}>
          <p className={styles.head}>
            <Badge tone="outline">{nameOfBriefField(question.field)}</Badge>
            {question.blocking && <Badge tone="risk">Blocking</Badge>}
            {question.takenAt && <Badge>Taken as a risk</Badge>}
            <span className={styles.quiet}>
              {nameOf(question.askedById)} about version {question.briefNumber},{' '}
              <RelativeTime at={question.askedAt} />
            </span>
          </p>
          <p className={styles.body}>{question.body}</p>
          {question.answer !== null && (
            <p className={styles.answer}>
              <strong>{nameOf(question.answeredById)}:</strong> {question.answer}
            </p>
          )}
          {answering === question.id && (
            <AnswerForm address={address} question={question} onClose={() => setAnswering(null)} />
          )}
          {isOpen(question) && answering !== question.id && (
            <div className={styles.verbs}>
              {whyNotAnswer === null && (
                <Button size="small" onPress={() => setAnswering(question.id)}>
                  Answer
                </Button>
              )}
              {whyNotTakeRisk === null && question.blocking && (
                <Button
                  size="small"
                  isPending={takeAsRisk.isPending}
                  onPress={() => takeAsRisk.send(question.id, { refused })}
                >
                  Take as a risk
                </Button>
              )}
              {whyNotAnswer !== null && whyNotTakeRisk !== null && (
                <span className={styles.quiet}>{whyNotAnswer}</span>
              )}
              {whyNotAnswer !== null && whyNotTakeRisk === null && (
                <span className={styles.quiet}>Not answered yet.</span>
              )}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

const isOpen = ({ answer, takenAt }: Question) => answer === null && takenAt === null;

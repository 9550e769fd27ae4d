import { useEffect, useState } from 'react';
import { sentenceOf } from '#client/lib/api-error.ts';
import { nameIn } from '#client/lib/name-in.ts';
import { Badge } from '#client/ui/badge.tsx';
import { Button } from '#client/ui/button.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import { notify } from '#client/ui/toast.tsx';
import type { Question } from '#shared/handoffs/schema.ts';
import { awaitedIn, isOpen } from '#shared/handoffs/thread.ts';
import { AnswerForm } from './answer-form.tsx';
import { type HandoffAddress, useTakeAsRisk } from './api.ts';
import styles from './question-thread.module.css';
import { ThreadReplyForm } from './thread-reply-form.tsx';
import { ThreadText } from './thread-text.tsx';

/** What this member may do in the threads; a reason where they may not. */
export interface ThreadRights {
  whyNotAnswer: string | null;
  whyNotTakeRisk: string | null;
}

interface QuestionThreadProps extends ThreadRights {
  address: HandoffAddress;
  question: Question;
  members: readonly { id: string; name: string }[];
  mentionable: readonly { id: string; name: string }[];
  /** Opens this form as soon as it is asked for. */
  asked: 'answer' | 'reply' | null;
  onOpened: () => void;
}

/** One question: what was asked, what others said, the answer, and the way to say more. */
export function QuestionThread(props: QuestionThreadProps) {
  const { address, question, members, mentionable, asked, onOpened } = props;
  const [form, setForm] = useState<'answer' | 'reply' | null>(null);
  useEffect(() => {
    if (!asked) return;
    setForm(asked);
    onOpened();
  }, [asked, onOpened]);
  const close = () => setForm(null);
  const open = { address, question, members: mentionable };
  const nameOf = (id: string | null) => nameIn(members, id);
  const said = question.answeredAt;
  const before = question.replies.filter(({ writtenAt }) => said === null || writtenAt < said);
  const after = question.replies.filter((reply) => !before.includes(reply));
  const replies = (list: Question['replies']) =>
    list.map((reply) => (
      <li key={reply.id} className={styles.reply}>
        <Who name={nameOf(reply.authorId)} at={reply.writtenAt} />
        <p className={styles.body}>
          <ThreadText text={reply.body} members={members} />
        </p>
      </li>
    ));
  return (
    <article className={styles.thread} aria-label={`Question of ${nameOf(question.askedById)}`}>
      <p className={styles.head}>
        {question.blocking && <Badge tone="risk">Blocking</Badge>}
        {question.takenAt && <Badge>Taken as a risk</Badge>}
        <span className={styles.quiet}>
          {nameOf(question.askedById)} about version {question.briefNumber},{' '}
          <RelativeTime at={question.askedAt} />
        </span>
      </p>
      <p className={styles.question}>
        <ThreadText text={question.body} members={members} />
      </p>
      <ol className={styles.replies}>
        {replies(before)}
        {question.answer !== null && (
          <li className={styles.answer}>
            <Who name={nameOf(question.answeredById)} at={question.answeredAt} answered />
            <p className={styles.body}>
              <ThreadText text={question.answer} members={members} />
            </p>
          </li>
        )}
        {replies(after)}
      </ol>
      {form === 'answer' && <AnswerForm {...open} onClose={close} />}
      {form === 'reply' && <ThreadReplyForm {...open} onClose={close} />}
      {form === null && <Verbs {...props} onForm={setForm} nameOf={nameOf} />}
    </article>
  );
}

function Who({
  name,
  at,
  answered = false,
}: {
  name: string;
  at: string | null;
  answered?: boolean;
}) {
  return (
    <p className={styles.who}>
      <strong>{name}</strong>
      <span className={styles.quiet}>
        {answered && 'answered '}
        {at && <RelativeTime at={at} />}
      </span>
    </p>
  );
}

interface VerbsProps extends QuestionThreadProps {
  onForm: (form: 'answer' | 'reply') => void;
  nameOf: (id: string | null) => string;
}

function Verbs({ address, question, whyNotAnswer, whyNotTakeRisk, onForm, nameOf }: VerbsProps) {
  const takeAsRisk = useTakeAsRisk(address);
  const refused = (error: unknown) =>
    void notify({ title: 'It was not taken as a risk.', detail: sentenceOf(error) });
  const awaited = awaitedIn(question).map(nameOf);
  return (
    <div className={styles.verbs}>
      {isOpen(question) && whyNotAnswer === null && (
        <Button size="small" onPress={() => onForm('answer')}>
          Answer
        </Button>
      )}
      <Button size="small" variant="quiet" onPress={() => onForm('reply')}>
        Reply
      </Button>
      {isOpen(question) && whyNotTakeRisk === null && question.blocking && (
        <Button
          size="small"
          variant="quiet"
          isPending={takeAsRisk.isPending}
          onPress={() => takeAsRisk.send(question.id, { refused })}
        >
          Take as a risk
        </Button>
      )}
      {isOpen(question) && (
        <span className={styles.quiet}>
          {awaited.length > 0
            ? `Waiting for ${awaited.join(', ')}.`
            : whyNotAnswer && 'Not answered yet.'}
        </span>
      )}
    </div>
  );
}

import { useRef, useState } from 'react';
import { sentenceOf } from '#client/lib/api-error.ts';
import { useFocusKept } from '#client/lib/use-focus-kept.ts';
import { useShortcuts } from '#client/lib/use-shortcuts.ts';
import { Kbd } from '#client/ui/kbd.tsx';
import type { Option } from '#client/ui/option-item.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import { notify } from '#client/ui/toast.tsx';
import type { Submission } from '#shared/opportunities/intake.ts';
import { useTakeAnswerBack } from './intake-api.ts';
import styles from './intake-inbox.module.css';
import { type Answering, IntakeProposal } from './intake-proposal.tsx';

interface IntakeInboxProps {
  slug: string;
  /** Those nobody has answered, the longest wait first. */
  submissions: readonly Submission[];
  priorities: readonly Option[];
  /** The one that is open, as the address says it. */
  openId: string | null;
  onOpen: (id: string | null) => void;
}

/** Proposals that wait for an answer; one is open at a time, and everything is done from the keyboard. */
export function IntakeInbox(props: IntakeInboxProps) {
  const { slug, submissions, priorities, openId, onOpen } = props;
  const [answering, setAnswering] = useState<Answering | null>(null);
  const list = useInboxKeys({ submissions, openId, onOpen: open, onAnswer: answer });

  function open(id: string | null) {
    setAnswering(null);
    onOpen(id);
  }

  function answer(next: Answering) {
    if (submissions.some(({ id }) => id === openId)) setAnswering(next);
  }

  const taking = useTakeAnswerBack(slug);
  const takeBack = (id: string) =>
    void taking.mutateAsync(id).then(
      () => open(id),
      (error) => void notify({ title: 'It could not be undone.', detail: sentenceOf(error) }),
    );

  function done(id: string, said: string) {
    void notify({ title: said, action: { label: 'Undo', onAction: () => takeBack(id) } });
    const at = submissions.findIndex((one) => one.id === id);
    open((submissions[at + 1] ?? submissions[at - 1])?.id ?? null);
  }

  return (
    <>
      <ol className={styles.list} ref={list} aria-label="Proposals that wait">
        {submissions.map((submission) => (
          <li
            key={submission.id}
            className={styles.item}
            data-open={submission.id === openId || undefined}
          >
            <Row
              submission={submission}
              isOpen={submission.id === openId}
              onToggle={() => open(submission.id === openId ? null : submission.id)}
            />
            {submission.id === openId && (
              <IntakeProposal
                slug={slug}
                submission={submission}
                priorities={priorities}
                answering={answering}
                onAnswer={setAnswering}
                onDone={(said) => done(submission.id, said)}
              />
            )}
          </li>
        ))}
      </ol>
      <p className={styles.keys}>
        <Kbd keys={['J']} /> <Kbd keys={['K']} /> down and up, <Kbd keys={['A']} /> take it up,{' '}
        <Kbd keys={['D']} /> decline, <Kbd keys={['M']} /> take together
      </p>
    </>
  );
}

interface RowProps {
  submission: Submission;
  isOpen: boolean;
  onToggle: () => void;
}

function Row({ submission, isOpen, onToggle }: RowProps) {
  const { title, submitterName, formName, submittedAt } = submission;
  return (
    <h2 className={styles.head}>
      <button
        type="button"
        className={styles.row}
        aria-expanded={isOpen}
        onClick={onToggle}
        data-proposal={submission.id}
      >
        <span className={styles.title}>{title}</span>
        <span className={styles.facts}>
          {submitterName} <span className={styles.form}>through “{formName}”</span>
        </span>
        <span className={styles.wait}>
          <RelativeTime at={submittedAt} />
        </span>
      </button>
    </h2>
  );
}

interface InboxKeys {
  submissions: readonly Submission[];
  openId: string | null;
  onOpen: (id: string) => void;
  onAnswer: (answering: Answering) => void;
}

/** `j` and `k` open the next and the one before; `a`, `d` and `m` answer the open one. */
function useInboxKeys({ submissions, openId, onOpen, onAnswer }: InboxKeys) {
  const list = useRef<HTMLOListElement>(null);
  const rowOf = (id: string | undefined) =>
    list.current?.querySelector<HTMLElement>(`[data-proposal="${id}"]`);
  function go(step: number) {
    const at = submissions.findIndex(({ id }) => id === openId);
    const to = at < 0 ? 0 : Math.min(submissions.length - 1, Math.max(0, at + step));
    const next = submissions[to];
    if (!next) return;
    onOpen(next.id);
    rowOf(next.id)?.focus();
    setTimeout(() => rowOf(next.id)?.scrollIntoView({ block: 'nearest' }), 0);
  }
  useShortcuts({
    j: () => go(1),
    k: () => go(-1),
    a: () => onAnswer('accept'),
    d: () => onAnswer('decline'),
    m: () => onAnswer('merge'),
  });
  useFocusKept(list, () => rowOf(openId ?? submissions[0]?.id) ?? null);
  return list;
}

import { sentenceOf } from '#client/lib/api-error.ts';
import { paths } from '#client/paths.ts';
import { Badge, type Tone } from '#client/ui/badge.tsx';
import { Button } from '#client/ui/button.tsx';
import { Link } from '#client/ui/link.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import { notify } from '#client/ui/toast.tsx';
import type { Submission, SubmissionState } from '#shared/opportunities/intake.ts';
import { stageName } from '#shared/roadmap/stage.ts';
import styles from './intake-answered.module.css';
import { useTakeAnswerBack } from './intake-api.ts';

const outcomes = {
  NEW: { label: 'New', tone: 'neutral' },
  ACCEPTED: { label: 'Taken up', tone: 'cool' },
  DECLINED: { label: 'Declined', tone: 'neutral' },
  MERGED: { label: 'Taken together', tone: 'cool' },
} as const satisfies Record<SubmissionState, { label: string; tone: Tone }>;

interface IntakeAnsweredProps {
  slug: string;
  /** Latest answer first. */
  submissions: readonly Submission[];
  nameOf: (memberId: string | null) => string;
}

/** What was answered, by whom, what the submitter reads, and what came of it. */
export function IntakeAnswered({ slug, submissions, nameOf }: IntakeAnsweredProps) {
  const taking = useTakeAnswerBack(slug);
  const takeBack = (id: string) =>
    void taking.mutateAsync(id).then(
      () => notify({ title: 'It waits for an answer again.' }),
      (error) => notify({ title: 'It was not taken back.', detail: sentenceOf(error) }),
    );
  return (
    <ul className={styles.list}>
      {submissions.map((submission) => {
        const { id, title, state, answer, answeredById, answeredAt, submitterName } = submission;
        return (
          <li className={styles.item} key={id}>
            <span className={styles.state}>
              <Badge tone={outcomes[state].tone}>{outcomes[state].label}</Badge>
            </span>
            <div className={styles.words}>
              <p className={styles.title}>{title}</p>
              <p className={styles.quiet}>
                {submitterName}; answered by {nameOf(answeredById)}
                {answeredAt && (
                  <>
                    {', '}
                    <RelativeTime at={answeredAt} />
                  </>
                )}
              </p>
              {answer && <p className={styles.answer}>{answer}</p>}
              <Came slug={slug} submission={submission} />
            </div>
            <Button
              size="small"
              variant="quiet"
              isDisabled={taking.isPending}
              aria-label={`Take back the answer to ${title}`}
              onPress={() => takeBack(id)}
            >
              Take back
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

function Came({ slug, submission: { opportunity } }: { slug: string; submission: Submission }) {
  if (!opportunity) return null;
  const { id, title, stage } = opportunity;
  return (
    <p className={styles.came}>
      <Link to={paths.opportunity(slug, id, 'opportunities')}>{title}</Link>{' '}
      <span className={styles.quiet}>{stageName[stage]}</span>
    </p>
  );
}

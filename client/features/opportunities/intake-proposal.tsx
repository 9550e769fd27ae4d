import { useQuery } from '@tanstack/react-query';
import { Button } from '#client/ui/button.tsx';
import type { Option } from '#client/ui/option-item.tsx';
import type { Submission } from '#shared/opportunities/intake.ts';
import { AcceptForm, DeclineForm, MergeForm } from './intake-answers.tsx';
import styles from './intake-proposal.module.css';
import { similarQuery } from './similar-api.ts';
import { SimilarList } from './similar-list.tsx';

/** What is being done with the proposal that is open. */
export type Answering = 'accept' | 'decline' | 'merge';

interface IntakeProposalProps {
  slug: string;
  submission: Submission;
  priorities: readonly Option[];
  answering: Answering | null;
  onAnswer: (answering: Answering | null) => void;
  onDone: (said: string) => void;
}

/** One proposal: what it says on the left, what looks like it on the right, and the three answers. */
export function IntakeProposal(props: IntakeProposalProps) {
  const { slug, submission, priorities, answering, onAnswer, onDone } = props;
  const { id, title, problem, forWhom, submitterName, submitterEmail } = submission;
  const alike = useQuery(similarQuery(slug, title)).data?.opportunities ?? [];
  const form = { slug, submission, onDone, onCancel: () => onAnswer(null) };
  return (
    <div className={styles.proposal}>
      <div className={styles.words}>
        <p className={styles.problem}>{problem}</p>
        {forWhom && (
          <p className={styles.problem}>
            <span className={styles.quiet}>For </span>
            {forWhom}
          </p>
        )}
        <p className={styles.quiet}>
          {submitterName}
          {submitterEmail && (
            <>
              {', '}
              <a className={styles.mail} href={`mailto:${submitterEmail}`}>
                {submitterEmail}
              </a>
            </>
          )}
        </p>
      </div>
      <section className={styles.alike} aria-label="Opportunities that look alike">
        <h3 className={styles.head}>Looks alike</h3>
        {alike.length === 0 && <p className={styles.quiet}>Nothing here looks like it.</p>}
        <SimilarList slug={slug} opportunities={alike} />
      </section>
      <div className={styles.answer}>
        {answering === null && <Answers onAnswer={onAnswer} />}
        {answering === 'accept' && <AcceptForm key={id} {...form} priorities={priorities} />}
        {answering === 'decline' && <DeclineForm key={id} {...form} />}
        {answering === 'merge' && (
          <MergeForm key={id} {...form} suggestedId={alike[0]?.id ?? null} />
        )}
      </div>
    </div>
  );
}

function Answers({ onAnswer }: { onAnswer: (answering: Answering) => void }) {
  return (
    <div className={styles.buttons}>
      <Button variant="primary" aria-keyshortcuts="a" onPress={() => onAnswer('accept')}>
        Take it up
      </Button>
      <Button aria-keyshortcuts="d" onPress={() => onAnswer('decline')}>
        Decline
      </Button>
      <Button aria-keyshortcuts="m" onPress={() => onAnswer('merge')}>
        Take together
      </Button>
    </div>
  );
}

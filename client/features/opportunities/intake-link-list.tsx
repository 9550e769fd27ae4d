import { sentenceOf } from '#client/lib/api-error.ts';
import { formatRelative, plural } from '#client/lib/format.ts';
import { useNow } from '#client/lib/use-now.ts';
import { Badge } from '#client/ui/badge.tsx';
import { Button } from '#client/ui/button.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { notify } from '#client/ui/toast.tsx';
import type { IntakeLink } from '#shared/opportunities/intake.ts';
import styles from './intake-answered.module.css';
import { useCloseIntakeLink } from './intake-api.ts';

interface IntakeLinkListProps {
  slug: string;
  intakeLinks: readonly IntakeLink[];
}

/** Forms, open ones first: how much came by each, until when it stands open, and closing it. */
export function IntakeLinkList({ slug, intakeLinks }: IntakeLinkListProps) {
  const close = useCloseIntakeLink(slug);
  return (
    <>
      {close.isError && <ProblemNote title={sentenceOf(close.error)} />}
      <ul className={styles.list}>
        {intakeLinks.map((form) => (
          <Form
            key={form.id}
            form={form}
            isPending={close.isPending && close.variables === form.id}
            onClose={() =>
              close.mutate(form.id, {
                onSuccess: () =>
                  void notify({
                    title: `Closed: ${form.name}.`,
                    detail: 'Its link leads nowhere any more.',
                  }),
              })
            }
          />
        ))}
      </ul>
    </>
  );
}

interface FormProps {
  form: IntakeLink;
  isPending: boolean;
  onClose: () => void;
}

function Form({ form, isPending, onClose }: FormProps) {
  const now = useNow();
  const { name, proposals, lastUsedAt, expiresAt, closedAt } = form;
  const isOver = expiresAt !== null && new Date(expiresAt) <= now;
  const state = closedAt ? 'Closed' : isOver ? 'Expired' : 'Open';
  return (
    <li className={styles.item}>
      <span className={styles.state}>
        <Badge tone={state === 'Open' ? 'good' : 'neutral'}>{state}</Badge>
      </span>
      <div className={styles.form}>
        <div className={styles.words}>
          <p className={styles.title}>{name}</p>
          <p className={styles.quiet}>
            {plural(proposals, 'proposal')}
            {lastUsedAt && `, the last ${formatRelative(new Date(lastUsedAt), now)}`}
            {state === 'Open' &&
              expiresAt &&
              `, open until ${formatRelative(new Date(expiresAt), now)}`}
          </p>
        </div>
        {!closedAt && (
          <Button size="small" aria-label={`Close ${name}`} isPending={isPending} onPress={onClose}>
            Close
          </Button>
        )}
      </div>
    </li>
  );
}

import { useQuery } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import { Button } from 'react-aria-components';
import { sentenceOf } from '#client/lib/api-error.ts';
import { Avatar } from '#client/ui/avatar.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { Spinner } from '#client/ui/spinner.tsx';
import { demoPeopleQuery, useSignIn } from './api.ts';
import styles from './demo-people.module.css';

/** In the demo world: who a visitor can be, one click each. Nothing anywhere else. */
export function DemoPeople({ onSignedIn }: { onSignedIn: () => void }) {
  const { data } = useQuery(demoPeopleQuery);
  const signIn = useSignIn();
  if (!data || data.people.length === 0) return null;
  return (
    <section className={styles.people} aria-labelledby="demo-people">
      <h2 id="demo-people">Look around as…</h2>
      <p className={styles.lead}>
        This is a demo world. Everybody in it sees another side of the line.
      </p>
      {signIn.isError && <ProblemNote title={sentenceOf(signIn.error)} />}
      <ul className={styles.list}>
        {data.people.map(({ name, email, password, role }) => (
          <li key={email}>
            <Button
              className={styles.person}
              isDisabled={signIn.isPending}
              aria-label={`Sign in as ${name}, ${role}`}
              onPress={() => signIn.mutate({ email, password }, { onSuccess: onSignedIn })}
            >
              <Avatar name={name} size="large" />
              <span className={styles.words}>
                <span className={styles.name}>{name}</span>
                <span className={styles.role}>{role}</span>
              </span>
              {signIn.isPending && signIn.variables.email === email ? (
                <Spinner />
              ) : (
                <ArrowRight aria-hidden="true" />
              )}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

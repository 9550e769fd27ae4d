import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import {
  meQuery,
  sessionsQuery,
  useSignOut,
  useSignOutEverywhere,
} from '#client/features/people/api.ts';
import { ChangePasswordForm } from '#client/features/people/change-password-form.tsx';
import { DigestChoice } from '#client/features/people/digest-choice.tsx';
import { SessionList } from '#client/features/people/session-list.tsx';
import { sentenceOf } from '#client/lib/api-error.ts';
import { paths } from '#client/paths.ts';
import { Button } from '#client/ui/button.tsx';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { FormActions } from '#client/ui/form.tsx';
import { ButtonLink } from '#client/ui/link.tsx';
import { PlainPage } from '#client/ui/plain-page.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { Section } from '#client/ui/section.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';

export function AccountPage() {
  const { data: me } = useSuspenseQuery(meQuery);
  const sessions = useQuery(sessionsQuery);
  const signOut = useSignOut();
  const signOutEverywhere = useSignOutEverywhere();
  return (
    <PlainPage title={me.account.name} lead={me.account.email} size="wide">
      <FormActions>
        <ButtonLink to={paths.home()}>To your workspace</ButtonLink>
        <Button isPending={signOut.isPending} onPress={() => signOut.mutate()}>
          Sign out
        </Button>
      </FormActions>
      {me.workspaces.length > 0 && (
        <Section
          title="Digest"
          lead="Your obligations by e-mail: in the morning of a working day, at most once, and only when something new waits for you."
        >
          <DigestChoice me={me} />
        </Section>
      )}
      <Section title="Password" lead="Changing it ends every other session.">
        <ChangePasswordForm />
      </Section>
      <Section
        title="Signed in on"
        lead="End whatever you do not know, then change your password."
        actions={
          <Button
            size="small"
            isPending={signOutEverywhere.isPending}
            onPress={() => signOutEverywhere.mutate()}
          >
            Sign out everywhere
          </Button>
        }
      >
        {signOutEverywhere.isError && <ProblemNote title={sentenceOf(signOutEverywhere.error)} />}
        {sessions.isPending && <Skeleton label="Loading sessions" />}
        {sessions.isError && (
          <ErrorNote
            title="Your sessions could not be shown."
            error={sessions.error}
            onRetry={() => void sessions.refetch()}
          />
        )}
        {sessions.data && <SessionList sessions={sessions.data.sessions} />}
      </Section>
    </PlainPage>
  );
}

import { useSuspenseQuery } from '@tanstack/react-query';
import { Navigate } from 'react-router';
import { meQuery, useSignOut } from '#client/features/people/api.ts';
import { WorkspaceChooser } from '#client/features/people/workspace-chooser.tsx';
import { paths } from '#client/paths.ts';
import { Button } from '#client/ui/button.tsx';
import { FormActions } from '#client/ui/form.tsx';
import { ButtonLink } from '#client/ui/link.tsx';
import { PlainPage } from '#client/ui/plain-page.tsx';

/** With one workspace the way leads straight into it. */
export function HomePage() {
  const { data: me } = useSuspenseQuery(meQuery);
  const signOut = useSignOut();
  const [first, ...others] = me.workspaces;
  if (first && others.length === 0)
    return <Navigate to={paths.section(first.slug, 'board')} replace />;
  const lead = first
    ? `You are signed in as ${me.account.name}.`
    : 'You are not a member of any workspace yet. Ask an admin of yours for an invitation link, or begin with a workspace of your own.';
  return (
    <PlainPage title={first ? 'Choose a workspace' : 'No workspace yet'} lead={lead}>
      <WorkspaceChooser workspaces={me.workspaces} />
      <FormActions>
        <ButtonLink to={paths.newWorkspace()} variant={first ? 'secondary' : 'primary'}>
          New workspace
        </ButtonLink>
        <Button isPending={signOut.isPending} onPress={() => signOut.mutate()}>
          Sign out
        </Button>
      </FormActions>
    </PlainPage>
  );
}

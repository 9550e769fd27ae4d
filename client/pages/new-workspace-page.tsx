import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { meQuery } from '#client/features/people/api.ts';
import { NewWorkspaceForm } from '#client/features/people/new-workspace-form.tsx';
import { paths } from '#client/paths.ts';
import { PlainPage } from '#client/ui/plain-page.tsx';

export function NewWorkspacePage() {
  const { data: me } = useSuspenseQuery(meQuery);
  const navigate = useNavigate();
  /** Back to where the way here began; a page opened by its address has no such place. */
  function leave() {
    const isFirst = !window.history.state?.idx;
    void (isFirst ? navigate(paths.home()) : navigate(-1));
  }
  return (
    <PlainPage
      title="New workspace"
      lead="One organisation’s strategy and delivery, apart from every other. You become its first admin; invite the others once you are in."
    >
      <NewWorkspaceForm
        mine={me.workspaces.map(({ slug }) => slug)}
        onCreated={(slug) => void navigate(paths.section(slug, 'board'), { replace: true })}
        onCancel={leave}
      />
    </PlainPage>
  );
}

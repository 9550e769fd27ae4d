import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate } from 'react-router';
import { setUpQuery } from '#client/features/people/api.ts';
import { SetUpForm } from '#client/features/people/set-up-form.tsx';
import { paths } from '#client/paths.ts';
import { PlainPage } from '#client/ui/plain-page.tsx';

export function SetupPage() {
  const navigate = useNavigate();
  const setUp = useQuery(setUpQuery);
  if (setUp.data?.needed === false) return <Navigate to={paths.signIn()} replace />;
  return (
    <PlainPage
      title="Set up Baton"
      lead="You become the first admin. Everybody else joins by invitation."
    >
      <SetUpForm onDone={() => void navigate(paths.home(), { replace: true })} />
    </PlainPage>
  );
}

import { useNavigate } from 'react-router';
import { SetUpForm } from '#client/features/people/set-up-form.tsx';
import { paths } from '#client/paths.ts';
import { PlainPage } from '#client/ui/plain-page.tsx';

export function SetupPage() {
  const navigate = useNavigate();
  return (
    <PlainPage title="Set up Baton" lead="You become the first admin. Everybody else joins by invitation.">
      <SetUpForm onDone={() => void navigate(paths.home(), { replace: true })} />
    </PlainPage>
  );
}

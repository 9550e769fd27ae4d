import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { setUpQuery } from '#client/features/people/api.ts';
import { DemoPeople } from '#client/features/people/demo-people.tsx';
import { SignInForm } from '#client/features/people/sign-in-form.tsx';
import { paths, safeNext } from '#client/paths.ts';
import { PlainPage } from '#client/ui/plain-page.tsx';

export function SignInPage() {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const goOn = () => void navigate(safeNext(search.get('next')), { replace: true });
  const setUp = useQuery(setUpQuery);
  if (setUp.data?.needed) return <Navigate to={paths.setUp()} replace />;
  return (
    <PlainPage
      title="Sign in"
      lead="Decide what is worth doing, hand it over, see the number move."
    >
      <SignInForm onSignedIn={goOn} />
      <DemoPeople onSignedIn={goOn} />
    </PlainPage>
  );
}

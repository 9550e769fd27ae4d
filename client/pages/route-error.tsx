import { useEffect } from 'react';
import { useLocation, useNavigate, useRevalidator, useRouteError } from 'react-router';
import { ApiError } from '#client/lib/api-error.ts';
import { paths } from '#client/paths.ts';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { PageBody } from '#client/ui/page-body.tsx';
import { PageHeader } from '#client/ui/page-header.tsx';
import { PlainPage } from '#client/ui/plain-page.tsx';

const title = 'This page could not be shown';

/** What is shown where a page of a workspace threw, inside the shell. */
export function RouteError() {
  return (
    <>
      <PageHeader title={title} />
      <PageBody width="text">
        <Why />
      </PageBody>
    </>
  );
}

/** The same where there is no shell. */
export function RootError() {
  return (
    <PlainPage title={title}>
      <Why />
    </PlainPage>
  );
}

/** Why, the request id, and the way to try again; who is not signed in any more signs in and comes back. */
function Why() {
  const error = useRouteError();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const { revalidate } = useRevalidator();
  const isSignedOut = error instanceof ApiError && error.code === 'not_signed_in';

  useEffect(() => {
    if (isSignedOut) void navigate(paths.signIn(pathname + search), { replace: true });
  }, [isSignedOut, navigate, pathname, search]);

  if (isSignedOut) return null;
  return (
    <ErrorNote title="Something got in the way." error={error} onRetry={() => void revalidate()} />
  );
}

import { useEffect } from 'react';
import { useLocation, useNavigate, useRevalidator, useRouteError } from 'react-router';
import { ApiError } from '#client/lib/api-error.ts';
import { paths } from '#client/paths.ts';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { PageBody } from '#client/ui/page-body.tsx';

/** What is shown where a page threw: why, the request id, and the way to try again. */
export function RouteError() {
  const error = useRouteError();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const { revalidate } = useRevalidator();
  const isSignedOut = error instanceof ApiError && error.code === 'not_signed_in';

  useEffect(() => {
    if (isSignedOut) navigate(paths.signIn(pathname + search), { replace: true });
  }, [isSignedOut, navigate, pathname, search]);

  if (isSignedOut) return null;
  return (
    <PageBody width="text">
      <ErrorNote
        title="This page could not be shown."
        error={error}
        onRetry={() => void revalidate()}
      />
    </PageBody>
  );
}

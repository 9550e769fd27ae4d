import { RouterProvider as AriaRouter } from 'react-aria-components';
import { Outlet, useHref, useNavigate } from 'react-router';
import { ToastRegion } from '#client/ui/toast.tsx';

/** Around every page: links of menus go through the router, and notices have a place. */
export function RootLayout() {
  const navigate = useNavigate();
  return (
    <AriaRouter navigate={(path) => void navigate(path)} useHref={useHref}>
      <Outlet />
      <ToastRegion />
    </AriaRouter>
  );
}

import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { Outlet, useParams } from 'react-router';
import { meQuery } from '#client/features/people/api.ts';
import { HereContext } from '#client/features/people/membership.ts';
import { Shell } from '#client/features/people/shell.tsx';
import { obligationsQuery } from '#client/features/progress/api.ts';
import { followBoard } from '#client/features/roadmap/board-following.ts';
import { useLive } from '#client/lib/use-live.ts';
import { Loading } from '#client/ui/loading.tsx';
import type { Me, Membership } from '#shared/people/schema.ts';
import { invalidateFor } from './live-queries.ts';
import { NotFoundPage } from './not-found-page.tsx';

const GoTo = lazy(async () => ({ default: (await import('./go-to.tsx')).GoTo }));

/** Everything below `/:workspace`: the shell, the live line, and who is here. */
export function WorkspaceLayout() {
  const { workspace = '' } = useParams();
  const { data: me } = useSuspenseQuery(meQuery);
  const membership = me.workspaces.find(({ slug }) => slug === workspace);
  if (!membership) return <NotFoundPage />;
  return <Workspace key={membership.slug} me={me} membership={membership} />;
}

function Workspace({ me, membership }: { me: Me; membership: Membership }) {
  const client = useQueryClient();
  const { slug } = membership;
  const { data } = useQuery(obligationsQuery(slug));
  const here = useMemo(() => ({ me, membership }), [me, membership]);
  const line = useLive(slug, {
    onEvent: (event) => invalidateFor({ client, slug, event }),
    onPresent: (revision) => void followBoard(client, slug, revision),
    onGap: () => void client.invalidateQueries({ queryKey: ['workspaces', slug] }),
  });
  return (
    <HereContext value={here}>
      <Shell
        me={me}
        membership={membership}
        counts={{
          obligations: data && data.obligations.length + (data.proposals ? 1 : 0),
          proposals: data?.proposals?.waiting,
        }}
        line={line}
        renderGoTo={(open) => <GoTo me={me} membership={membership} {...open} />}
      >
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </Shell>
    </HereContext>
  );
}

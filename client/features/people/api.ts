import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { del, get, patch, post } from '#client/lib/api.ts';
import {
  type AcceptInvitation,
  type ChangePassword,
  type ChangeRoles,
  type CreateWorkspace,
  DemoPeople,
  InvitationLink,
  InvitationPreview,
  Invitations,
  type Invite,
  Me,
  type Member,
  Members,
  Session,
  type SetUp,
  type SignIn,
} from '#shared/people/schema.ts';

const Nothing = z.unknown();
const Created = z.object({ slug: z.string() });
const Sessions = z.object({ sessions: z.array(Session) });

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => get('/me', Me, { signal }),
  staleTime: 5 * 60_000,
});

export const demoPeopleQuery = queryOptions({
  queryKey: ['demo-people'],
  queryFn: ({ signal }) => get('/session/demo', DemoPeople, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

/** Whether this installation has nobody in it yet. */
export const setUpQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => get('/setup', z.object({ needed: z.boolean() }), { signal }),
  retry: false,
});

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => get('/sessions', Sessions, { signal }),
});

export const membersQuery = (slug: string) =>
  queryOptions({
    queryKey: ['workspaces', slug, 'people', 'members'],
    queryFn: ({ signal }) => get(`/workspaces/${slug}/members`, Members, { signal }),
  });

export const invitationsQuery = (slug: string) =>
  queryOptions({
    queryKey: ['workspaces', slug, 'people', 'invitations'],
    queryFn: ({ signal }) => get(`/workspaces/${slug}/invitations`, Invitations, { signal }),
  });

export const invitationPreviewQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) =>
      get(`/invitations/${encodeURIComponent(token)}`, InvitationPreview, { signal }),
    retry: false,
  });

/**
 * Whatever was cached belonged to somebody else, or to nobody: every way of arriving starts from nothing. What the
 * page of arrival itself shows stays: asked again now, a used link or a finished set-up would lead astray.
 */
function useArrival<Input>(arrive: (input: Input) => Promise<unknown>) {
  const client = useQueryClient();
  const forget = () => {
    client.removeQueries({ type: 'inactive' });
    client.getMutationCache().clear();
  };
  return useMutation({ mutationFn: arrive, onSuccess: forget });
}

export const useSignIn = () => useArrival((input: SignIn) => post('/session', input, Nothing));
export const useSetUp = () => useArrival((input: SetUp) => post('/setup', input, Nothing));
export const useAcceptInvitation = (token: string) =>
  useArrival((input: AcceptInvitation) =>
    post(`/invitations/${encodeURIComponent(token)}/accept`, input, Nothing),
  );

/** A workspace of one's own; once it answers, `me` knows it. */
export function useCreateWorkspace() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ workspace, key }: { workspace: CreateWorkspace; key: string }) =>
      post('/workspaces', workspace, Created, { idempotencyKey: key }),
    onSuccess: () => client.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
}

/** Leaving loads the page anew, so that nothing of the session stays in memory. */
export const useSignOut = () =>
  useMutation({
    mutationFn: () => del('/session', undefined, Nothing),
    onSuccess: () => window.location.assign('/sign-in'),
  });

export const useSignOutEverywhere = () =>
  useMutation({
    mutationFn: () => del('/sessions', undefined, Nothing),
    onSuccess: () => window.location.assign('/sign-in'),
  });

export function useRevokeSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => del(`/sessions/${id}`, undefined, Nothing),
    onSettled: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
}

export const useChangePassword = () =>
  useMutation({ mutationFn: (input: ChangePassword) => post('/password', input, Nothing) });

function usePeopleMutation<Input, Output>(
  slug: string,
  mutationFn: (input: Input) => Promise<Output>,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => client.invalidateQueries({ queryKey: ['workspaces', slug, 'people'] }),
  });
}

export const useInvite = (slug: string) =>
  usePeopleMutation(slug, (input: Invite) =>
    post(`/workspaces/${slug}/invitations`, input, InvitationLink),
  );

export const useRevokeInvitation = (slug: string) =>
  usePeopleMutation(slug, (id: string) => post(`/invitations/${id}/revoke`, undefined, Nothing));

export const useChangeRoles = (slug: string) =>
  usePeopleMutation(slug, ({ member, roles }: ChangeRoles & { member: Member }) =>
    patch(`/members/${member.id}`, { roles }, Nothing, { ifMatch: member.version }),
  );

export const useRemoveMember = (slug: string) =>
  usePeopleMutation(slug, (member: Member) =>
    post(`/members/${member.id}/remove`, undefined, Nothing),
  );

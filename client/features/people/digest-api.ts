import { useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { post, put } from '#client/lib/api.ts';
import type { Me } from '#shared/people/schema.ts';
import { meQuery } from './api.ts';

const Nothing = z.unknown();

interface Chosen {
  slug: string;
  on: boolean;
}

/** Switches the digest of a workspace on or off; the switch moves at once, and back when the server refuses. */
export function useChooseDigest() {
  const client = useQueryClient();
  const { queryKey } = meQuery;
  return useMutation({
    mutationFn: ({ slug, on }: Chosen) => put(`/workspaces/${slug}/digest`, { on }, Nothing),
    onMutate: async ({ slug, on }) => {
      await client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, (me): Me | undefined => me && withDigest(me, { slug, on }));
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}

const withDigest = (me: Me, { slug, on }: Chosen): Me => ({
  ...me,
  workspaces: me.workspaces.map((one) => (one.slug === slug ? { ...one, digest: on } : one)),
});

/** Ends the digest a link came with. */
export const useEndDigest = (ending: string) =>
  useMutation({
    mutationFn: () => post(`/digest-endings/${encodeURIComponent(ending)}`, undefined, Nothing),
  });

/** Says that somebody has their list of obligations before them: the digest leaves out what they saw. */
export const seeObligations = (slug: string) =>
  put(`/workspaces/${slug}/obligations/seen`, undefined, Nothing);

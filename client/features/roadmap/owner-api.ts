import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { get, patch, post } from '#client/lib/api.ts';
import { type CreateOwner, type EditOwner, Owner, Owners } from '#shared/roadmap/schema.ts';

export const ownersQuery = (slug: string) =>
  queryOptions({
    queryKey: ['workspaces', slug, 'roadmap', 'owners'],
    queryFn: ({ signal }) => get(`/workspaces/${slug}/owners`, Owners, { signal }),
  });

/** Who belongs to an owner decides what they may claim, so what is known about oneself is asked again too. */
function useOwnerMutation<Input>(slug: string, mutationFn: (input: Input) => Promise<Owner>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: async () => {
      void client.invalidateQueries({ queryKey: ['me'] });
      await client.invalidateQueries({ queryKey: ownersQuery(slug).queryKey });
    },
  });
}

export const useCreateOwner = (slug: string) =>
  useOwnerMutation(slug, (input: CreateOwner) => post(`/workspaces/${slug}/owners`, input, Owner));

export const useEditOwner = (slug: string) =>
  useOwnerMutation(slug, ({ owner, input }: { owner: Owner; input: EditOwner }) =>
    patch(`/owners/${owner.id}`, input, Owner, { ifMatch: owner.version }),
  );

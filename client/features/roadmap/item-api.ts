import { z } from 'zod';
import { post, put } from '#client/lib/api.ts';
import { useWrite } from '#client/lib/use-write.ts';
import { Moved, type ProveOutcome, type ReopenItem } from '#shared/roadmap/schema.ts';

/** Which item, of which opportunity, in which workspace. */
export interface ItemAddress {
  slug: string;
  opportunityId: string;
  itemId: string;
}

type After = string | null | undefined;

function useItemWrite<Input, Output>(
  { slug, opportunityId }: ItemAddress,
  write: (input: Input) => Promise<Output>,
) {
  return useWrite({
    write,
    shows: ['workspaces', slug, 'opportunities', 'page', opportunityId],
    stale: ['roadmap', 'handoffs', 'progress', 'metrics'].map((noun) => ['workspaces', slug, noun]),
  });
}

export const useStart = (address: ItemAddress) =>
  useItemWrite(address, (after: After) => post(`/items/${address.itemId}/start`, { after }, Moved));

export const useTick = (address: ItemAddress) =>
  useItemWrite(
    address,
    ({ criterionId, evidence }: { criterionId: string; evidence: string | null }) =>
      put(`/items/${address.itemId}/acceptance-criteria/${criterionId}`, { evidence }, z.unknown()),
  );

export const useDeliver = (address: ItemAddress) =>
  useItemWrite(address, (after: After) =>
    post(`/items/${address.itemId}/deliver`, { after }, Moved),
  );

export const useProve = (address: ItemAddress) =>
  useItemWrite(address, ({ version, input }: { version: number; input: ProveOutcome }) =>
    post(`/items/${address.itemId}/prove`, input, Moved, { ifMatch: version }),
  );

/** One step back. Also what Undo calls. */
export const reopenItem = (
  itemId: string,
  { version, input }: { version: number; input: ReopenItem },
) => post(`/items/${itemId}/reopen`, input, Moved, { ifMatch: version });

export const useReopenItem = (address: ItemAddress) =>
  useItemWrite(address, (reopening: { version: number; input: ReopenItem }) =>
    reopenItem(address.itemId, reopening),
  );

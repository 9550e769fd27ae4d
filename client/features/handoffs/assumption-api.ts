import { z } from 'zod';
import { post } from '#client/lib/api.ts';
import { useWrite } from '#client/lib/use-write.ts';
import type { SettleAssumption, WriteAssumption } from '#shared/handoffs/assumption.ts';
import type { HandoffAddress } from './api.ts';

const Created = z.object({ id: z.uuid() });
const Kept = z.object({ version: z.number().int() });

const shownOn = ({ slug, opportunityId }: HandoffAddress) => ({
  shows: ['workspaces', slug, 'opportunities', 'page', opportunityId],
  stale: [['workspaces', slug, 'progress']],
});

export const useAssume = (address: HandoffAddress) =>
  useWrite({
    write: (written: WriteAssumption) =>
      post(`/handoffs/${address.handoffId}/assumptions`, written, Created),
    ...shownOn(address),
  });

/** One intent about one assumption, at the version that was seen. */
export interface AssumptionIntent {
  id: string;
  version: number;
  intent: 'settle' | 'remove' | 'put-back';
  body?: SettleAssumption;
}

/** Answers the assumption's new version, by which the intent can be undone. */
export const useAssumptionIntent = (address: HandoffAddress) =>
  useWrite({
    write: ({ id, version, intent, body }: AssumptionIntent) =>
      post(`/handoffs/${address.handoffId}/assumptions/${id}/${intent}`, body, Kept, {
        ifMatch: version,
      }),
    ...shownOn(address),
  });

import { z } from 'zod';
import { post, put } from '#client/lib/api.ts';
import { useWrite } from '#client/lib/use-write.ts';
import type { AskQuestion, BriefDraft } from '#shared/handoffs/schema.ts';
import { Moved } from '#shared/roadmap/schema.ts';

const Nothing = z.unknown();
const Kept = z.object({ version: z.number().int() });

/** Which handoff, of which opportunity, in which workspace. */
export interface HandoffAddress {
  slug: string;
  opportunityId: string;
  handoffId: string;
}

/** The intents of DESIGN §3 that move a handoff, as the last word of their address. */
export type HandoffIntent =
  | 'offer'
  | 'withdraw'
  | 'claim'
  | 'decline'
  | 'return'
  | 'accept'
  | 'confirm'
  | 'send-back'
  | 'release'
  | 'revoke';

interface Intended {
  intent: HandoffIntent;
  /** The handoff's version as it was seen. */
  version: number;
  body: object;
}

/** States one intent. Also what Undo calls, when the form that asked is long gone. */
export const intend = (handoffId: string, { intent, version, body }: Intended) =>
  post(`/handoffs/${handoffId}/${intent}`, body, Moved, { ifMatch: version });

function useHandoffWrite<Input, Output>(
  { slug, opportunityId }: HandoffAddress,
  write: (input: Input) => Promise<Output>,
) {
  return useWrite({
    write,
    shows: ['workspaces', slug, 'opportunities', 'page', opportunityId],
    stale: ['roadmap', 'handoffs', 'progress'].map((noun) => ['workspaces', slug, noun]),
  });
}

export const useIntend = (address: HandoffAddress) =>
  useHandoffWrite(address, (intended: Intended) => intend(address.handoffId, intended));

/** Keeps the draft; answers the brief's new version. Refused as stale when somebody else wrote first. */
export const keepBrief = (
  handoffId: string,
  { version, draft }: { version: number; draft: BriefDraft },
) => put(`/handoffs/${handoffId}/brief`, draft, Kept, { ifMatch: version });

export const useAsk = (address: HandoffAddress) =>
  useHandoffWrite(address, (question: AskQuestion) =>
    post(`/handoffs/${address.handoffId}/questions`, question, z.object({ id: z.uuid() })),
  );

export const useAnswer = (address: HandoffAddress) =>
  useHandoffWrite(address, ({ questionId, answer }: { questionId: string; answer: string }) =>
    post(`/handoffs/${address.handoffId}/questions/${questionId}/answer`, { answer }, Nothing),
  );

export const useTakeAsRisk = (address: HandoffAddress) =>
  useHandoffWrite(address, (questionId: string) =>
    post(`/handoffs/${address.handoffId}/questions/${questionId}/take-as-risk`, undefined, Nothing),
  );

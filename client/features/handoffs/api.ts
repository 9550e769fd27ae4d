import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { get, post, put } from '#client/lib/api.ts';
import { useWrite } from '#client/lib/use-write.ts';
import type { BriefDraft } from '#shared/handoffs/brief.ts';
import type {
  AnswerQuestion,
  AskQuestion,
  ReplyToQuestion,
  RuleOnField,
} from '#shared/handoffs/intents.ts';
import { Moved } from '#shared/roadmap/schema.ts';
import { Slip } from '#shared/roadmap/slip.ts';

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
  | 'revoke'
  | 'propose-change'
  | 'countersign'
  | 'refuse-change'
  | 'withdraw-change';

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
  useHandoffWrite(address, ({ questionId, ...said }: { questionId: string } & AnswerQuestion) =>
    post(`/handoffs/${address.handoffId}/questions/${questionId}/answer`, said, Nothing),
  );

export const useReply = (address: HandoffAddress) =>
  useHandoffWrite(address, ({ questionId, ...said }: { questionId: string } & ReplyToQuestion) =>
    post(`/handoffs/${address.handoffId}/questions/${questionId}/replies`, said, Nothing),
  );

export const useRule = (address: HandoffAddress) =>
  useHandoffWrite(address, (ruling: RuleOnField) =>
    post(`/handoffs/${address.handoffId}/rulings`, ruling, Nothing),
  );

/** What claiming would slip in the queue of whom it is offered to. */
export const slipQuery = ({ slug, handoffId }: HandoffAddress) =>
  queryOptions({
    queryKey: ['workspaces', slug, 'handoffs', 'slip', handoffId],
    queryFn: ({ signal }) => get(`/handoffs/${handoffId}/slip`, Slip, { signal }),
  });

export const useTakeAsRisk = (address: HandoffAddress) =>
  useHandoffWrite(address, (questionId: string) =>
    post(`/handoffs/${address.handoffId}/questions/${questionId}/take-as-risk`, undefined, Nothing),
  );

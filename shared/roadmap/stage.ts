import { z } from 'zod';

/** The eight columns of the board, left to right, and the three places off it. */
export const Stage = z.enum([
  'ASSESS',
  'DECIDED',
  'OFFERED',
  'IN_REVIEW',
  'QUEUED',
  'BUILDING',
  'DELIVERED',
  'PROVEN',
  'PARKED',
  'REJECTED',
  'MERGED',
]);
export type Stage = z.infer<typeof Stage>;

export const stageName = {
  ASSESS: 'Assess',
  DECIDED: 'Decided',
  OFFERED: 'Offered',
  IN_REVIEW: 'In review',
  QUEUED: 'Queued',
  BUILDING: 'Building',
  DELIVERED: 'Delivered',
  PROVEN: 'Proven',
  PARKED: 'Parked',
  REJECTED: 'Rejected',
  MERGED: 'Merged',
} satisfies Record<Stage, string>;

/** Strategy, left of the handoff line. */
export const strategyStages = ['ASSESS', 'DECIDED', 'OFFERED', 'IN_REVIEW'] as const;
/** Implementation, right of it. */
export const implementationStages = ['QUEUED', 'BUILDING', 'DELIVERED', 'PROVEN'] as const;
export const boardStages: readonly Stage[] = [...strategyStages, ...implementationStages];

/** Implementation's half of the board. */
export const isRightOfLine = (stage: Stage): boolean =>
  implementationStages.some((one) => one === stage);

/** What somebody wants to do by moving a card; the verbs of DESIGN §2 and §3. */
export const Intent = z.enum([
  'decide',
  'offer',
  'claim',
  'accept',
  'confirm',
  'start',
  'deliver',
  'prove',
  'withdraw',
  'return',
  'release',
  'revoke',
  'reopen',
]);
export type Intent = z.infer<typeof Intent>;

/** Where a card stands, as far as the machine needs to know. */
export type Standing = {
  stage: Stage;
  /** True between the lead's read-back and the sponsor's confirmation. */
  accepted: boolean;
  unbacked: boolean;
};

/** Intents that ask nothing: the move itself says it all. */
const askNothing: ReadonlySet<Intent> = new Set(['claim', 'start']);
export const asksSomething = (intent: Intent): boolean => !askNothing.has(intent);

export type Step = { intents: Intent[] } | { whyNot: string };

/**
 * The stage machine: what moving a card from where it stands to another column means, or one
 * sentence that says why it means nothing. Pure; who may do it is decided in people/can.ts.
 */
export function stepTo(card: Standing, to: Stage): Step {
  const from = card.stage;
  if (from === to) return { whyNot: `It is in ${stageName[to]} already.` };
  if (to === 'MERGED') return { whyNot: 'Merging asks into which opportunity.' };
  if (from === 'MERGED') return { whyNot: 'It was merged; open the opportunity it went into.' };
  if (to === 'PARKED' || to === 'REJECTED') return aside(card, to);
  if (from === 'PARKED' || from === 'REJECTED') {
    return to === 'ASSESS' ? { intents: ['reopen'] } : { whyNot: 'Reopen it into Assess first.' };
  }
  return boardStages.indexOf(to) > boardStages.indexOf(from)
    ? forward(card, to)
    : backward(card, to);
}

function aside(card: Standing, to: Stage): Step {
  if (card.stage === 'ASSESS') return { intents: ['decide'] };
  const verb = to === 'PARKED' ? 'parked' : 'rejected';
  return { whyNot: `Only what is in Assess can be ${verb}; bring it back there first.` };
}

type BoardStage = Exclude<Stage, 'PARKED' | 'REJECTED' | 'MERGED'>;

/** The one step forward from each column, and what has to happen before any longer one. */
const next = {
  ASSESS: { to: 'DECIDED', first: 'Decide to pursue it first.' },
  DECIDED: { to: 'OFFERED', first: 'Offer it to a team or a lead first.' },
  OFFERED: { to: 'IN_REVIEW', first: 'A lead has to claim it first.' },
  IN_REVIEW: { to: 'QUEUED', first: 'A lead has to accept the brief first.' },
  QUEUED: { to: 'BUILDING', first: 'The lead has to start it first.' },
  BUILDING: { to: 'DELIVERED', first: 'It has to be delivered first.' },
  DELIVERED: { to: 'PROVEN', first: 'It has to be proven first.' },
  PROVEN: { to: 'PROVEN', first: 'It is proven already.' },
} satisfies Record<BoardStage, { to: BoardStage; first: string }>;

function forward(card: Standing, to: Stage): Step {
  const from = card.stage as BoardStage;
  if (next[from].to !== to) return { whyNot: next[from].first };
  switch (from) {
    case 'ASSESS':
      return { intents: ['decide'] };
    case 'DECIDED':
      return { intents: ['offer'] };
    case 'OFFERED':
      return { intents: ['claim'] };
    case 'IN_REVIEW':
      return { intents: [card.accepted ? 'confirm' : 'accept'] };
    case 'QUEUED':
      return { intents: ['start'] };
    case 'BUILDING':
      return { intents: ['deliver'] };
    default:
      return card.unbacked
        ? { whyNot: 'Unbacked work promised no number, so there is nothing to prove.' }
        : { intents: ['prove'] };
  }
}

function backward(card: Standing, to: Stage): Step {
  switch (`${card.stage}>${to}`) {
    case 'DECIDED>ASSESS':
      return { intents: ['reopen'] };
    case 'OFFERED>DECIDED':
      return { intents: ['withdraw'] };
    case 'IN_REVIEW>OFFERED':
      return card.accepted
        ? { whyNot: 'It is accepted already; the sponsor confirms it or sends it back.' }
        : { intents: ['release'] };
    case 'IN_REVIEW>DECIDED':
      return card.accepted ? { intents: ['revoke'] } : { intents: ['return', 'revoke'] };
    case 'QUEUED>DECIDED':
    case 'BUILDING>DECIDED':
      return card.unbacked
        ? { whyNot: 'Unbacked work has no handoff to release or revoke.' }
        : { intents: ['release', 'revoke'] };
    case 'BUILDING>QUEUED':
    case 'DELIVERED>BUILDING':
    case 'PROVEN>DELIVERED':
      return { intents: ['reopen'] };
    default:
      return { whyNot: before(card.stage as BoardStage) };
  }
}

/** What has to happen before a longer way back. */
function before(from: BoardStage): string {
  const sentences = {
    ASSESS: 'Nothing comes before Assess.',
    DECIDED: 'Reopen the decision into Assess first.',
    OFFERED: 'Withdraw the offer into Decided first.',
    IN_REVIEW: 'Return it to its author in Decided first.',
    QUEUED: 'Release or revoke it back to Decided first.',
    BUILDING: 'Put it back to Queued, or release it to Decided, first.',
    DELIVERED: 'Reopen it into Building first.',
    PROVEN: 'Reopen it into Delivered first.',
  } satisfies Record<BoardStage, string>;
  return sentences[from];
}

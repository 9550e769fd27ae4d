import { nameIn } from '#client/lib/name-in.ts';
import type { EventType } from '#shared/events.ts';
import { openChange } from '#shared/handoffs/change-chain.ts';
import { draftOf } from '#shared/handoffs/draft-of.ts';
import { sidesOf } from '#shared/handoffs/machine.ts';
import { isLight, missingForOffer } from '#shared/handoffs/missing-for-offer.ts';
import { returnReasonName } from '#shared/handoffs/schema.ts';
import { isReviewDue, reviewedIn } from '#shared/opportunities/review.ts';
import { whyNot } from '#shared/people/can.ts';
import type { Stage } from '#shared/roadmap/stage.ts';
import { type Act, acts } from './acts.ts';
import { addresseeOf, listOf, missingDecision, type Situation } from './situation.ts';
import { withThreads } from './thread-step.ts';

/** One thing that can be done from where the card stands; `reason` says why not by this member, or not yet. */
export interface Possible {
  act: Act;
  label: string;
  reason: string | null;
}

export interface NextStep {
  /** Who holds the ball and what for, in one sentence. */
  sentence: string;
  /** What this member can do next; null when others are to move. */
  primary: Possible | null;
  others: Possible[];
}

/** What the obstacles outside the table of rights are, per act: a sentence, or null. */
type Obstacles = Partial<Record<Act, string | null>>;

interface Plan {
  sentence: string;
  /** Acts in order of preference; the first this member can do is the primary one. */
  forward: readonly Act[];
  back: readonly Act[];
  obstacles?: Obstacles;
}

/** What this member can do next, and what others are waited for. */
export function nextStep(situation: Situation): NextStep {
  const plan = plans[situation.page.opportunity.stage](situation);
  const {
    sentence,
    forward,
    back,
    obstacles = {},
  } = withThreads(situation, withChange(situation, lookedAtAgain(situation, plan)));
  const all = [...forward, ...back].map((act) => ({
    act,
    label: acts[act].label,
    reason: reasonOf(act),
  }));
  const primary = all.find(({ act, reason }) => forward.includes(act) && reason === null) ?? null;
  return { sentence, primary, others: all.filter((possible) => possible !== primary) };

  function reasonOf(act: Act): string | null {
    return whyNot(situation.actor, acts[act].right, situation.people) ?? obstacles[act] ?? null;
  }
}

/** A decision past its review date, or whose condition is met, asks to be re-confirmed or reopened. */
function lookedAtAgain({ page, today }: Situation, plan: Plan): Plan {
  const [decision] = page.decisions;
  const isActedOn = reviewedIn.some((stage) => stage === page.opportunity.stage);
  if (!decision?.stands || !isActedOn) return plan;
  const { forward, sentence } = plan;
  const isAsked = page.opportunity.stage === 'QUEUED' && page.handoff?.askedAgainAt;
  const why = isReviewDue(decision, today)
    ? 'Its review date is past: is it still worth it?'
    : isAsked
      ? 'It should have started long ago: is it still worth it?'
      : decision.reopen?.metSince
        ? `${decision.reopen.metricName} has reached ${decision.reopen.latest} ${decision.reopen.unit}: look at it again.`
        : null;
  if (why === null) return plan;
  return { ...plan, sentence: `${sentence} ${why}`, forward: ['reconfirm', ...forward] };
}

/** What is active may be changed with both signatures; what one side proposes waits for the other. */
function withChange({ page, members, actor, people }: Situation, plan: Plan): Plan {
  const { handoff, item } = page;
  if (handoff?.state !== 'ACTIVE' || !item || item.state === 'PROVEN') return plan;
  const change = openChange(handoff.changes);
  if (!change) return { ...plan, back: ['propose-change', ...plan.back] };
  const sentence = `${plan.sentence} ${nameIn(members, change.proposedById)} proposes a change.`;
  const mine = sidesOf(actor, people);
  const isTheirs = mine.some((side) => side !== change.side);
  const takesBack = mine.includes(change.side) ? (['withdraw-change'] as const) : [];
  return isTheirs
    ? {
        ...plan,
        sentence,
        forward: ['countersign', ...plan.forward],
        back: ['refuse-change', ...takesBack, ...plan.back],
      }
    : { ...plan, sentence, back: [...takesBack, ...plan.back] };
}

const plans: Record<Stage, (situation: Situation) => Plan> = {
  ASSESS: assess,
  DECIDED: decided,
  OFFERED: offered,
  IN_REVIEW: inReview,
  QUEUED: ({ page, members }) => ({
    sentence: `Promised by ${nameIn(members, page.item?.leadId)}, who has not started yet.`,
    forward: ['start'],
    back: page.item?.unbacked ? [] : ['release', 'revoke'],
  }),
  BUILDING: building,
  DELIVERED: delivered,
  PROVEN: () => ({
    sentence: 'Built, delivered and measured.',
    forward: [],
    back: ['reopen-item'],
  }),
  PARKED: () => ({
    sentence: 'Parked. It can be reopened into Assess.',
    forward: ['reopen'],
    back: [],
  }),
  REJECTED: () => ({
    sentence: 'Rejected. It can be reopened into Assess.',
    forward: ['reopen'],
    back: [],
  }),
  MERGED: () => ({
    sentence: 'Merged into another opportunity; both histories are kept there.',
    forward: [],
    back: [],
  }),
};

function assess({ page, members, actor }: Situation): Plan {
  const { opportunity, round } = page;
  const missing = missingDecision(page)[0]?.sentence ?? null;
  const handedIn =
    round?.raters.find(({ memberId }) => memberId === actor.memberId)?.submitted ?? false;
  const awaited = round?.raters
    .filter(({ submitted }) => !submitted)
    .map(({ memberId }) => nameIn(members, memberId));
  const nobodyYet = opportunity.ratersSubmitted === 0 ? 'Nobody has handed in a rating yet.' : null;
  const sentence = round?.revealedAt
    ? 'Rated. An advisor can decide now.'
    : awaited && awaited.length > 0
      ? `${opportunity.ratersSubmitted} of ${opportunity.ratersInvited} have rated; waiting for ${listOf(awaited)}.`
      : 'Nobody has rated it yet.';
  const isRevealed = round?.revealedAt ? 'This round is revealed; its answers stand.' : null;
  // After a decision that rested on them was reopened, the next round begins with whoever rates first.
  const isOver = page.decisions.some(
    ({ decidedAt, undone }) => !undone && round?.revealedAt && decidedAt >= round.revealedAt,
  );
  return {
    sentence,
    forward: isOver ? ['decide', 'rate', 'reveal'] : ['rate', 'decide', 'reveal'],
    back: [],
    obstacles: {
      rate: isOver
        ? null
        : (isRevealed ?? (handedIn ? 'You have handed in your rating already.' : null)),
      reveal: isRevealed ?? nobodyYet,
      decide: missing,
    },
  };
}

/** What the draft still lacks before it may be offered. */
export function missingOffer({ opportunity, handoff }: Situation['page']) {
  const brief = handoff?.briefs[0];
  if (!brief) return [];
  return missingForOffer({
    draft: draftOf(brief.content),
    metric: brief.content.metric,
    light: isLight(opportunity.effort?.high ?? null),
  });
}

function decided({ page, members }: Situation): Plan {
  const { handoff } = page;
  const missing = missingOffer(page);
  const first = missing[0] ? `The brief is not complete: ${missing[0].sentence}` : null;
  const came = cameBack(page);
  const sentence = first
    ? `${came}${nameIn(members, handoff?.authorId)} is writing the brief.`
    : `${came}The brief is complete and can be offered.`;
  return {
    sentence,
    forward: first ? ['write', 'offer'] : ['offer', 'write'],
    back: ['reopen'],
    obstacles: { offer: first },
  };
}

function offered(situation: Situation): Plan {
  return {
    sentence: `Offered to ${addresseeOf(situation)}; waiting for a lead to claim it.`,
    forward: ['claim'],
    back: ['decline', 'withdraw'],
  };
}

function inReview({ page, members }: Situation): Plan {
  const { handoff } = page;
  const lead = nameIn(members, handoff?.claimerId);
  if (handoff?.state === 'ACCEPTED') {
    const sentence = `${lead} has read it back; waiting for ${nameIn(members, handoff.sponsorId)} to confirm.`;
    return { sentence, forward: ['confirm'], back: ['send-back'] };
  }
  const open =
    handoff?.questions.filter(({ answer, takenAt }) => answer === null && takenAt === null) ?? [];
  const blocking = open.filter((question) => question.blocking).length;
  const asks = open.length === 1 ? 'asks a question' : `asks ${open.length} questions`;
  return {
    sentence:
      open.length > 0 ? `${lead} ${asks} before accepting.` : `${lead} is reading the brief.`,
    forward: ['accept', 'answer'],
    back: ['ask', 'return', 'release'],
    obstacles: {
      accept:
        blocking > 0
          ? 'A blocking question is open: wait for the answer, or take it as a risk.'
          : null,
      answer: open.length === 0 ? 'No question is open.' : null,
    },
  };
}

function building({ page, members }: Situation): Plan {
  const { item } = page;
  const open = item?.acceptanceCriteria.filter(({ tickedAt }) => tickedAt === null).length ?? 0;
  const total = item?.acceptanceCriteria.length ?? 0;
  const are = open === 1 ? 'is' : 'are';
  const notYet = open > 0 ? `${open} of its acceptance criteria ${are} not ticked yet.` : null;
  return {
    sentence: `${nameIn(members, item?.leadId)} is building it; ${total - open} of ${total} criteria hold.`,
    forward: ['deliver', 'tick'],
    back: item?.unbacked ? ['reopen-item'] : ['reopen-item', 'release', 'revoke'],
    obstacles: { deliver: notYet, tick: open === 0 ? 'Every criterion is ticked.' : null },
  };
}

const waysBack: Partial<Record<EventType, string>> = {
  handoff_declined: 'Declined',
  brief_returned: 'Returned',
  handoff_withdrawn: 'Withdrawn',
  handoff_released: 'Released',
  handoff_revoked: 'Revoked',
};

/** Who let go of it, when it lies with its author again: "Declined by Lucía Ferrer. " */
function cameBack({ handoff, events }: Situation['page']): string {
  if (!handoff?.backNote && !handoff?.returnReason) return '';
  const back = events.find(({ type, subjectId }) => subjectId === handoff.id && waysBack[type]);
  const how = back ? `${waysBack[back.type]} by ${back.actorName ?? 'Baton'}` : 'Came back';
  return handoff.returnReason ? `${how} (${returnReasonName[handoff.returnReason]}). ` : `${how}. `;
}

/** Measured on or after the day the brief names. */
function delivered({ page, people, members, today }: Situation): Plan {
  const metric = page.handoff?.briefs.find(({ frozenAt }) => frozenAt !== null)?.content.metric;
  const early =
    metric?.measureBy && today < metric.measureBy
      ? `It is measured on or after ${metric.measureBy}.`
      : null;
  if (page.item?.unbacked) {
    return {
      sentence: 'Delivered. Unbacked work promised no number.',
      forward: [],
      back: ['reopen-item'],
    };
  }
  const sentence = early
    ? `Delivered. ${nameIn(members, people.measurerId)} measures it on ${metric?.measureBy}.`
    : `Delivered; waiting for ${nameIn(members, people.measurerId)} to measure ${metric?.name ?? 'the number'}.`;
  return { sentence, forward: ['prove'], back: ['reopen-item'], obstacles: { prove: early } };
}

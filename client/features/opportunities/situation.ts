import { nameIn } from '#client/lib/name-in.ts';
import type { Metric } from '#shared/metrics/schema.ts';
import { missingForDecision } from '#shared/opportunities/decide.ts';
import type { OpportunityPage } from '#shared/opportunities/opportunity-page.ts';
import { type Actor, nobody, type People } from '#shared/people/can.ts';
import type { Member } from '#shared/people/schema.ts';
import type { Owner } from '#shared/roadmap/schema.ts';

/** An opportunity as one member sees it, with the names its ids stand for. */
export interface Situation {
  page: OpportunityPage;
  actor: Actor;
  people: People;
  today: string;
  members: readonly Member[];
  owners: readonly Owner[];
}

/** The people around the card, as the table of rights wants them. */
export function peopleOf(
  { opportunity, handoff, item }: OpportunityPage,
  { metrics, members }: { metrics: readonly Metric[]; members: readonly Member[] },
): People {
  const metric = metrics.find(({ id }) => id === opportunity.metricId);
  const measurer = members.find(({ id }) => id === metric?.measurerId);
  return {
    ...nobody,
    authorId: handoff?.authorId ?? null,
    sponsorId: handoff?.sponsorId ?? null,
    claimerId: handoff?.claimerId ?? null,
    addresseeOwnerId: handoff?.addresseeOwnerId ?? null,
    addresseeMemberId: handoff?.addresseeMemberId ?? null,
    leadId: item?.leadId ?? null,
    measurerId: measurer?.removedAt === null ? measurer.id : null,
  };
}

/** To whom the handoff was offered. */
export function addresseeOf({ page, members, owners }: Situation): string {
  const { handoff } = page;
  if (!handoff) return 'nobody';
  return handoff.addresseeOwnerId
    ? nameIn(owners, handoff.addresseeOwnerId)
    : nameIn(members, handoff.addresseeMemberId);
}

/** What stands in the way of a decision, by the same rule as the server's. */
export function missingDecision({ opportunity, scoringModel, round }: OpportunityPage) {
  const answers = [...(round?.mine ?? []), ...(round?.others ?? [])];
  return missingForDecision({
    ratersInvited: opportunity.ratersInvited,
    ratersSubmitted: opportunity.ratersSubmitted,
    revealed: Boolean(round?.revealedAt),
    unrated: scoringModel.criteria.filter(
      ({ id }) => !answers.some((answer) => answer.criterionId === id),
    ),
  });
}

/** "Ada", "Ada and Leo", "Ada, Leo and Lin". */
export function listOf(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

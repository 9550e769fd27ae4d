import type { Unit } from '#server/http/write.ts';
import type { HandoffState } from '#shared/handoffs/schema.ts';
import type { People } from '#shared/people/can.ts';
import { DomainError } from '#shared/problem.ts';
import type { ItemState } from '#shared/roadmap/schema.ts';
import type { Stage, Standing } from '#shared/roadmap/stage.ts';

/** One opportunity with its live handoff and item, locked for the rest of the transaction. */
export type Card = Standing &
  People & {
    id: string;
    title: string;
    version: number;
    stageSince: Date;
    score: number | null;
    costOfDelay: number | null;
    effortLikely: number | null;
    effortHigh: number | null;
    priorityId: string | null;
    ownerId: string | null;
    metricId: string | null;
    ratersInvited: number;
    ratersSubmitted: number;
    handoff: {
      id: string;
      state: HandoffState;
      version: number;
      briefVersion: number;
      decisionId: string;
    } | null;
    item: { id: string; state: ItemState; version: number } | null;
  };

type Row = {
  id: string;
  title: string;
  version: number;
  stage: Stage;
  stage_since: Date;
  score: number | null;
  cost_of_delay: number | null;
  effort_likely: number | null;
  effort_high: number | null;
  priority_id: string | null;
  owner_id: string | null;
  metric_id: string | null;
  raters_invited: number;
  raters_submitted: number;
  handoff_id: string | null;
  handoff_state: HandoffState | null;
  handoff_version: number | null;
  brief_version: number | null;
  decision_id: string | null;
  author_id: string | null;
  sponsor_id: string | null;
  claimer_id: string | null;
  addressee_owner_id: string | null;
  addressee_member_id: string | null;
  item_id: string | null;
  item_state: ItemState | null;
  item_version: number | null;
  unbacked: boolean | null;
  lead_id: string | null;
  measurer_id: string | null;
};

/**
 * Loads and locks cards of the actor's workspace; whoever comes second waits here. Two statements: one
 * that locked and joined at once would see the handoff as it was before the wait. Locked in the order of
 * their ids, so that two who want the same cards never wait for each other. Leaves out what is not there.
 */
export async function lockCards({ tx, actor }: Unit, ids: readonly string[]): Promise<Card[]> {
  await tx.$executeRaw`
    SELECT 1 FROM opportunities WHERE id = ANY(${ids}::uuid[]) AND workspace_id = ${actor.workspaceId}::uuid
    ORDER BY id FOR UPDATE`;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT o.id, o.title, o.version, o.stage::text, o.stage_since, o.score, o.cost_of_delay, o.effort_likely,
      o.effort_high, o.priority_id, o.owner_id, o.metric_id, o.raters_invited, o.raters_submitted,
      h.id AS handoff_id, h.state::text AS handoff_state, h.version AS handoff_version, h.brief_version,
      h.decision_id, h.author_id, h.sponsor_id, h.claimer_id, h.addressee_owner_id, h.addressee_member_id,
      i.id AS item_id, i.state::text AS item_state, i.version AS item_version, i.unbacked, i.lead_id, m.measurer_id
    FROM opportunities o
    LEFT JOIN handoffs h ON h.opportunity_id = o.id AND h.closed_at IS NULL
    LEFT JOIN roadmap_items i ON i.opportunity_id = o.id AND i.withdrawn_at IS NULL
    LEFT JOIN metrics m ON m.id = o.metric_id
    WHERE o.id = ANY(${ids}::uuid[]) AND o.workspace_id = ${actor.workspaceId}::uuid`;
  return rows.map(cardOf);
}

/** One card, loaded and locked. */
export async function lockCard(unit: Unit, opportunityId: string): Promise<Card> {
  const [card] = await lockCards(unit, [opportunityId]);
  if (!card) throw new DomainError('not_found', 'This opportunity does not exist here.');
  return card;
}

const cardOf = (row: Row): Card => ({
  id: row.id,
  title: row.title,
  version: row.version,
  stage: row.stage,
  stageSince: row.stage_since,
  accepted: row.handoff_state === 'ACCEPTED',
  unbacked: row.unbacked ?? false,
  score: row.score,
  costOfDelay: row.cost_of_delay,
  effortLikely: row.effort_likely,
  effortHigh: row.effort_high,
  priorityId: row.priority_id,
  ownerId: row.owner_id,
  metricId: row.metric_id,
  ratersInvited: row.raters_invited,
  ratersSubmitted: row.raters_submitted,
  authorId: row.author_id,
  sponsorId: row.sponsor_id,
  claimerId: row.claimer_id,
  addresseeOwnerId: row.addressee_owner_id,
  addresseeMemberId: row.addressee_member_id,
  leadId: row.lead_id,
  measurerId: row.measurer_id,
  handoff:
    row.handoff_id === null
      ? null
      : {
          id: row.handoff_id,
          state: row.handoff_state as HandoffState,
          version: row.handoff_version as number,
          briefVersion: row.brief_version as number,
          decisionId: row.decision_id as string,
        },
  item:
    row.item_id === null
      ? null
      : {
          id: row.item_id,
          state: row.item_state as ItemState,
          version: row.item_version as number,
        },
});

/** The card a handoff belongs to, locked. */
export async function lockCardOfHandoff(unit: Unit, handoffId: string) {
  const found = await unit.tx.handoff.findFirst({
    where: { id: handoffId, workspaceId: unit.actor.workspaceId },
    select: { opportunityId: true },
  });
  if (!found) throw new DomainError('not_found', 'This handoff does not exist here.');
  const card = await lockCard(unit, found.opportunityId);
  if (card.handoff?.id !== handoffId)
    throw new DomainError('conflict', 'This handoff has ended; its decision was reopened.');
  return { ...card, handoff: card.handoff };
}

/** The card a roadmap item belongs to, locked. */
export async function lockCardOfItem(unit: Unit, itemId: string) {
  const found = await unit.tx.roadmapItem.findFirst({
    where: { id: itemId, workspaceId: unit.actor.workspaceId },
    select: { opportunityId: true },
  });
  if (!found) throw new DomainError('not_found', 'This item does not exist here.');
  const card = await lockCard(unit, found.opportunityId);
  if (card.item?.id !== itemId)
    throw new DomainError('conflict', 'This item was released or revoked.');
  return { ...card, item: card.item };
}

export type HandoffCard = Awaited<ReturnType<typeof lockCardOfHandoff>>;

/** A member's name, for a sentence. */
export async function nameOf({ tx, actor }: Unit, memberId: string | null): Promise<string> {
  if (memberId === null) return 'Nobody';
  const member = await tx.member.findFirst({
    where: { id: memberId, workspaceId: actor.workspaceId },
  });
  return member?.name ?? 'Somebody';
}

import type { Tx } from '#server/db/transaction.ts';
import { must } from '#server/http/must.ts';
import { mustMatch, type Unit } from '#server/http/write.ts';
import { placeCard } from '#server/roadmap/card-commands.ts';
import { type Card, lockCard } from '#server/roadmap/card-queries.ts';
import {
  type Fillable,
  type Gain,
  gainOf,
  type Merged,
  type MergeOpportunity,
  type Words,
  whyNotGo,
  whyNotTake,
} from '#shared/opportunities/merge.ts';
import { Evidence } from '#shared/opportunities/schema.ts';
import { DomainError } from '#shared/problem.ts';
import type { Stage } from '#shared/roadmap/stage.ts';

/** Both cards, locked in the order of their ids: two merges crosswise wait for each other, never both. */
export async function lockBoth(unit: Unit, id: string, into: string): Promise<[Card, Card]> {
  const [first, second] = [id, into].sort();
  const a = await lockCard(unit, first as string);
  const b = await lockCard(unit, second as string);
  return a.id === id ? [a, b] : [b, a];
}

/** What an opportunity says, as the rule of merging reads it. */
export async function wordsOf(tx: Tx, id: string): Promise<Words> {
  const row = await tx.opportunity.findUniqueOrThrow({ where: { id } });
  const { effortLow: low, effortLikely: likely, effortHigh: high } = row;
  return {
    problem: row.problem,
    forWhom: row.forWhom,
    hypothesis: row.hypothesis,
    evidence: Evidence.array().parse(row.evidence),
    labels: row.labels,
    effort: likely === null ? null : { low: low ?? likely, likely, high: high ?? likely },
    costOfDelay: row.costOfDelay,
    priorityId: row.priorityId,
    ownerId: row.ownerId,
    metricId: row.metricId,
  };
}

/** The columns these fields are kept in, as `words` say them. */
export function columnsFrom(words: Words, fields: readonly Fillable[]) {
  const { effort, ...rest } = words;
  const taken = Object.fromEntries(
    fields.filter((field) => field !== 'effort').map((field) => [field, rest[field as 'problem']]),
  );
  if (!fields.includes('effort') || effort === null) return taken;
  return {
    ...taken,
    effortLow: effort.low,
    effortLikely: effort.likely,
    effortHigh: effort.high,
  };
}

/** Work that a lead has seen keeps the metric and the figures it was sent with. */
const settled: readonly Fillable[] = ['metricId', 'effort', 'costOfDelay'];
const isSent = ({ handoff, item }: Card) =>
  item !== null || (handoff !== null && handoff.state !== 'DRAFT');

export const about = ({ id }: Card) =>
  ({ subjectType: 'opportunity', subjectId: id, opportunityId: id }) as const;

/** What a merge, or its undoing, changed of the survivor stands in the survivor's own history too. */
export function recordEdit(unit: Unit, into: Card, gain: Gain): void {
  const fields = changes(gain);
  if (fields.length > 0)
    unit.record({ type: 'opportunity_edited', ...about(into), facts: { fields } });
}

const changes = ({ evidence, labels, fields }: Gain): string[] => [
  ...(evidence.length > 0 ? ['evidence'] : []),
  ...(labels.length > 0 ? ['labels'] : []),
  ...fields,
];

/** Gives the survivor what it has not yet. Answers what that was, and the survivor's version. */
async function enrich(
  { tx }: Unit,
  { gone, into, fill }: { gone: Card; into: Card; fill: boolean },
): Promise<{ gain: Gain; version: number }> {
  const [has, brings] = [await wordsOf(tx, into.id), await wordsOf(tx, gone.id)];
  const all = gainOf(has, brings);
  const fields = fill
    ? all.fields.filter((field) => !isSent(into) || !settled.includes(field))
    : [];
  const gain = { ...all, fields };
  // Its version counts on in any case: it now has a history it had not when others looked.
  const { version } = await tx.opportunity.update({
    where: { id: into.id },
    data: {
      ...columnsFrom(brings, fields),
      evidence: [...has.evidence, ...gain.evidence],
      labels: [...has.labels, ...gain.labels],
      version: { increment: 1 },
    },
  });
  return { gain, version };
}

async function mustBeMergeable(tx: Tx, gone: Card, into: Card): Promise<void> {
  const refuse = (message: string, path: string) => {
    throw new DomainError('rule_broken', message, [{ path, message }]);
  };
  const whyStay = whyNotGo(gone);
  if (whyStay) refuse(whyStay, 'stage');
  const went = await tx.opportunity.findFirst({
    where: { merged: { some: { id: into.id } } },
    select: { title: true },
  });
  const whyNot = whyNotTake({ ...into, went: went?.title ?? null });
  if (whyNot) refuse(whyNot, 'into');
  const earlier = await tx.opportunity.findFirst({ where: { mergedIntoId: gone.id } });
  if (earlier) {
    const said = `“${earlier.title}” was merged into “${gone.title}”. Merge the other way round, or take it out first.`;
    refuse(said, 'into');
  }
}

/** A round that is open stays so, for the day it is taken out again; no session waits for it or reveals it. */
async function leaveSession(tx: Tx, opportunityId: string): Promise<void> {
  const open = { opportunityId, revealedAt: null };
  await tx.ratingRound.updateMany({ where: open, data: { sessionId: null } });
}

/**
 * Two are the same: this one leaves the board for good, the other stays with what both knew. Comments and
 * history stay where they were written and are read together; an open round of rating ends with nothing revealed.
 */
export async function mergeOpportunity(
  unit: Unit,
  { id, seen, input }: { id: string; seen: number; input: MergeOpportunity },
): Promise<Merged> {
  if (id.toLowerCase() === input.into.toLowerCase()) {
    const message = 'These are one and the same.';
    throw new DomainError('rule_broken', message, [{ path: 'into', message }]);
  }
  const [gone, into] = await lockBoth(unit, id.toLowerCase(), input.into.toLowerCase());
  must(unit.actor, 'merge', gone);
  mustMatch(seen, gone.version, 'this opportunity');
  await mustBeMergeable(unit.tx, gone, into);
  const { gain, version: intoVersion } = await enrich(unit, { gone, into, fill: input.fill });
  const version = await placeCard(unit, {
    card: gone,
    stage: 'MERGED',
    at: undefined,
    mergedInto: into.id,
  });
  await leaveSession(unit.tx, gone.id);
  const facts = {
    from: gone.stage,
    to: 'MERGED' satisfies Stage,
    intoId: into.id,
    into: into.title,
    reason: input.reason,
    gain,
  };
  unit.record({ type: 'opportunity_merged', ...about(gone), facts });
  recordEdit(unit, into, gain);
  return { opportunityId: gone.id, version, intoId: into.id, intoVersion };
}

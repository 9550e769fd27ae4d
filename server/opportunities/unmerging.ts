import { z } from 'zod';
import { must } from '#server/http/must.ts';
import { mustMatch, type Unit } from '#server/http/write.ts';
import { placeCard } from '#server/roadmap/card-commands.ts';
import type { Card } from '#server/roadmap/card-queries.ts';
import { fillable, type Gain, type Merged, type Words } from '#shared/opportunities/merge.ts';
import { Evidence } from '#shared/opportunities/schema.ts';
import { DomainError } from '#shared/problem.ts';
import type { Stage } from '#shared/roadmap/stage.ts';
import { about, lockBoth, recordEdit, wordsOf } from './merging.ts';

/** What the event of a merge remembers. */
const Remembered = z.object({
  from: z.enum(['ASSESS', 'PARKED', 'REJECTED']),
  intoId: z.uuid(),
  gain: z.object({
    evidence: z.array(Evidence),
    labels: z.array(z.string()),
    fields: z.array(z.enum(fillable)),
  }),
});

async function findMerge({ tx, actor }: Unit, id: string) {
  const { workspaceId } = actor;
  const gone = await tx.opportunity.findFirst({ where: { id, workspaceId } });
  if (!gone) throw new DomainError('not_found', 'This opportunity does not exist here.');
  if (gone.mergedIntoId === null)
    throw new DomainError('conflict', `“${gone.title}” stands on its own already.`);
  const event = await tx.event.findFirstOrThrow({
    where: { workspaceId, opportunityId: id, type: 'opportunity_merged' },
    orderBy: { revision: 'desc' },
  });
  return Remembered.parse(event.facts);
}

/** A decision rests on what the survivor said when it was taken: then everything stays. */
const undecided: readonly Stage[] = ['ASSESS', 'PARKED', 'REJECTED'];

/** What of a merge's gain is still as it came, and so goes again. */
function stillAsItCame(gain: Gain, has: Words, brought: Words): Gain {
  const isThere = ({ url, label }: Gain['evidence'][number]) =>
    has.evidence.some((link) => link.url === url && link.label === label);
  const isSame = (field: Gain['fields'][number]) =>
    JSON.stringify(has[field]) === JSON.stringify(brought[field]);
  return {
    evidence: gain.evidence.filter(isThere),
    labels: gain.labels.filter((label) => has.labels.includes(label)),
    fields: gain.fields.filter(isSame),
  };
}

const emptied = {
  problem: { problem: '' },
  forWhom: { forWhom: '' },
  hypothesis: { hypothesis: '' },
  effort: { effortLow: null, effortLikely: null, effortHigh: null },
  costOfDelay: { costOfDelay: null },
  priorityId: { priorityId: null },
  ownerId: { ownerId: null },
  metricId: { metricId: null },
} satisfies Record<Gain['fields'][number], object>;

/** Takes from the survivor what it had gained, where nobody has changed it since. Answers its version. */
async function takeBack(
  unit: Unit,
  { gone, into, gain }: { gone: Card; into: Card; gain: Gain },
): Promise<number> {
  const { tx } = unit;
  const has = await wordsOf(tx, into.id);
  const back = undecided.includes(into.stage)
    ? stillAsItCame(gain, has, await wordsOf(tx, gone.id))
    : { evidence: [], labels: [], fields: [] };
  const urls = new Set(back.evidence.map(({ url }) => url));
  const { version } = await tx.opportunity.update({
    where: { id: into.id },
    data: {
      ...Object.assign({}, ...back.fields.map((field) => emptied[field])),
      evidence: has.evidence.filter(({ url }) => !urls.has(url)),
      labels: has.labels.filter((label) => !back.labels.includes(label)),
      version: { increment: 1 },
    },
  });
  recordEdit(unit, into, back);
  return version;
}

/**
 * They were not the same after all: back to where it stood, with its own words, ratings and history. What the
 * other gained by it goes again, unless somebody has worked with it since.
 */
export async function unmergeOpportunity(
  unit: Unit,
  { id, seen, reason }: { id: string; seen: number; reason: string },
): Promise<Merged> {
  const { from, intoId, gain } = await findMerge(unit, id);
  const [gone, into] = await lockBoth(unit, id.toLowerCase(), intoId);
  must(unit.actor, 'merge', gone);
  mustMatch(seen, gone.version, 'this opportunity');
  const intoVersion = await takeBack(unit, { gone, into, gain });
  const version = await placeCard(unit, { card: gone, stage: from, at: undefined });
  const facts = { from: 'MERGED' satisfies Stage, to: from, intoId, into: into.title, reason };
  unit.record({ type: 'opportunity_unmerged', ...about(gone), facts });
  return { opportunityId: gone.id, version, intoId, intoVersion };
}

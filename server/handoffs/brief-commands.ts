import { uuidv7 } from 'uuidv7';
import { mustMatch, type Unit } from '#server/http/write.ts';
import { touchCard } from '#server/roadmap/card-commands.ts';
import { type HandoffCard, lockCardOfHandoff } from '#server/roadmap/card-queries.ts';
import {
  type BriefContent,
  BriefDraft,
  type BriefMetric,
  type FrozenAssumption,
} from '#shared/handoffs/brief.ts';
import { canonicalJson } from '#shared/handoffs/canonical.ts';
import { changedFields, draftOf, tidied } from '#shared/handoffs/draft-of.ts';
import { isLight, missingForOffer } from '#shared/handoffs/missing-for-offer.ts';
import { DomainError } from '#shared/problem.ts';
import { dayOf } from '#shared/time.ts';
import { keepEdit } from './brief-edit-commands.ts';
import { sha256Of } from './sha256.ts';
import { mustStep } from './step.ts';

const day = (date: Date | null) => (date === null ? null : dayOf(date));

async function findMetric({ tx, actor }: Unit, id: string | null): Promise<BriefMetric | null> {
  if (id === null) return null;
  const metric = await tx.metric.findFirst({ where: { id, workspaceId: actor.workspaceId } });
  if (!metric)
    throw new DomainError('rule_broken', 'This metric does not exist here.', [
      { path: 'metricId', message: 'Choose another metric.' },
    ]);
  const { name, unit, direction, baseline, baselineSource, target, measurerId } = metric;
  return {
    id,
    name,
    unit,
    direction,
    baseline,
    baselineSource,
    target,
    measurerId,
    baselineDate: day(metric.baselineDate),
    measureBy: day(metric.measureBy),
  };
}

/** The brief as it will be frozen: the newest one of the handoff, which is the only one that may be a draft. */
async function findDraft({ tx }: Unit, handoffId: string) {
  const brief = await tx.brief.findFirst({ where: { handoffId, frozenAt: null } });
  if (!brief) throw new Error(`handoff ${handoffId} is a draft without a brief to write`);
  return { ...brief, draft: BriefDraft.parse(brief.content) };
}

/** Who writes a brief or sends it is its author, unless they answer for it as sponsor anyway. */
export function authorOf({ actor }: Unit, card: HandoffCard): { authorId?: string } {
  return actor.memberId === card.sponsorId ? {} : { authorId: actor.memberId };
}

/** Everybody a brief names has to be here. */
async function mustBeMembers({ tx, actor }: Unit, draft: BriefDraft): Promise<void> {
  const asked = draft.openQuestions.flatMap(({ memberId }) => memberId ?? []);
  const ids = [...new Set([draft.sponsorId, ...asked])];
  const where = { id: { in: ids }, workspaceId: actor.workspaceId, removedAt: null };
  const here = new Set(
    (await tx.member.findMany({ where, select: { id: true } })).map(({ id }) => id),
  );
  if (!here.has(draft.sponsorId)) {
    const fields = [{ path: 'sponsorId', message: 'Choose a member.' }];
    throw new DomainError('rule_broken', 'The sponsor is not a member here.', fields);
  }
  if (asked.some((id) => !here.has(id))) {
    const fields = [{ path: 'openQuestions', message: 'Choose a member for each question.' }];
    throw new DomainError(
      'rule_broken',
      'An open question waits for somebody who is not here.',
      fields,
    );
  }
}

type BriefEdited = {
  handoffId: string;
  seen: number;
  draft: BriefDraft;
  /** An edit of its own in the history, however soon after the last. */
  apart?: boolean;
};

/** Keeps what the author has written so far. @returns the brief's version, which a write that changes no word leaves */
export async function editBrief(
  unit: Unit,
  { handoffId, seen, draft, apart = false }: BriefEdited,
): Promise<number> {
  const { tx } = unit;
  const card = await lockCardOfHandoff(unit, handoffId);
  mustStep(unit, card, { action: 'write' });
  const brief = await findDraft(unit, handoffId);
  mustMatch(seen, brief.version, 'the brief');
  const fields = changedFields(brief.draft, draft);
  if (fields.length === 0) return brief.version;
  await mustBeMembers(unit, draft);
  await findMetric(unit, draft.metricId);
  const version = brief.version + 1;
  await tx.brief.update({ where: { id: brief.id }, data: { content: draft, version } });
  const edit = { briefId: brief.id, version, content: draft };
  const { authorId } = card;
  await keepEdit(unit, edit, {
    before: { version: brief.version, content: brief.draft, authorId },
    apart,
  });
  await tx.handoff.update({
    where: { id: handoffId },
    // Whoever offers names the version they saw, so new words are a new version of the handoff too.
    data: { sponsorId: draft.sponsorId, ...authorOf(unit, card), version: { increment: 1 } },
  });
  await tx.opportunity.update({ where: { id: card.id }, data: { metricId: draft.metricId } });
  await touchCard(unit, card.id);
  unit.record({
    type: 'brief_edited',
    subjectType: 'handoff',
    subjectId: handoffId,
    opportunityId: card.id,
    facts: { version: brief.number, fields },
  });
  return version;
}

/** The draft as it stood after one of its edits is written again: a new edit, and the words before it stay in the history. */
export async function bringBack(
  unit: Unit,
  { handoffId, seen, version }: { handoffId: string; seen: number; version: number },
): Promise<number> {
  const edit = await unit.tx.briefEdit.findFirst({
    where: { version, brief: { handoffId, frozenAt: null, workspaceId: unit.actor.workspaceId } },
  });
  if (!edit) throw new DomainError('not_found', 'The draft has no such edit, or was sent since.');
  const draft = BriefDraft.parse(edit.content);
  return editBrief(unit, { handoffId, seen, draft, apart: true });
}

/** What the brief takes for granted, as it stands now. */
async function findAssumed({ tx }: Unit, handoffId: string): Promise<FrozenAssumption[]> {
  const rows = await tx.assumption.findMany({
    where: { handoffId, removedAt: null },
    orderBy: [{ writtenAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(
    ({ id, sentence, field, state, evidence, writtenById, settledById, settledAt }) => {
      const said = { id, sentence, field, state, evidence, writtenById, settledById };
      return { ...said, settledAt: settledAt?.toISOString() ?? null };
    },
  );
}

/** Freezes the draft as canonical JSON with its SHA-256 and the sponsor side's signature. */
export async function freezeBrief(unit: Unit, card: HandoffCard): Promise<{ number: number }> {
  const { tx, actor, now } = unit;
  const { workspaceId, memberId } = actor;
  const { id, number, draft: written } = await findDraft(unit, card.handoff.id);
  const draft = tidied(written);
  const metric = await findMetric(unit, draft.metricId);
  const light = isLight(card.effortHigh);
  const missing = missingForOffer({ draft, metric, light });
  if (missing.length > 0) {
    const fields = missing.map(({ field, sentence }) => ({ path: field, message: sentence }));
    throw new DomainError(
      'rule_broken',
      `The brief is not complete: ${missing[0]?.sentence ?? ''}`,
      fields,
    );
  }
  const decision = await tx.decision.findUniqueOrThrow({ where: { id: card.handoff.decisionId } });
  const content: BriefContent = {
    ...draft,
    metric,
    decision: {
      id: decision.id,
      reason: decision.reason,
      score: decision.score,
      rank: decision.rank,
      decidedAt: decision.decidedAt.toISOString(),
    },
    assumptions: await findAssumed(unit, card.handoff.id),
  };
  const canonical = canonicalJson(content);
  const sha256 = sha256Of(canonical);
  await tx.brief.update({
    where: { id },
    data: { content, canonical, sha256, light, frozenAt: now },
  });
  await tx.opportunity.update({ where: { id: card.id }, data: { metricId: draft.metricId } });
  await tx.signature.create({
    data: {
      id: uuidv7(),
      workspaceId,
      briefId: id,
      memberId,
      side: 'SPONSOR',
      sha256,
      signedAt: now,
    },
  });
  return { number };
}

/** After a way back the author goes on from the words that were sent, as the next version. */
export async function startNextBrief({ tx, actor }: Unit, handoffId: string): Promise<number> {
  const last = await tx.brief.findFirstOrThrow({
    where: { handoffId },
    orderBy: { number: 'desc' },
  });
  if (last.frozenAt === null) return last.number;
  const draft = draftOf(last.content as BriefContent);
  const number = last.number + 1;
  const { workspaceId } = actor;
  await tx.brief.create({
    data: { id: uuidv7(), workspaceId, handoffId, number, content: draft, light: last.light },
  });
  return number;
}

/** The brief that was sent last, with its words. */
export async function findSentBrief({ tx }: Unit, handoffId: string) {
  const brief = await tx.brief.findFirstOrThrow({
    where: { handoffId, frozenAt: { not: null } },
    orderBy: { number: 'desc' },
  });
  return { ...brief, content: brief.content as BriefContent, sha256: brief.sha256 as string };
}
